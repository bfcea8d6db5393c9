package org.warmth.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;

/** The rosters as a clerk would send them: a title row above, usual words as headings, numbers kept as text. */
final class RosterFiles {
    private static final Map<Tag, String> TAGS = Map.of(
            Tag.HARDSHIP, "困难职工",
            Tag.MODEL, "劳模",
            Tag.EPIDEMIC_FRONTLINE, "抗疫一线职工",
            Tag.NEW_EMPLOYMENT, "新就业形态劳动者");
    private static final Map<String, String> TARGETS = Map.of("PERSON", "个人", "ENTERPRISE", "企业", "POST", "岗位");

    private RosterFiles() {}

    static void visits(Path file, List<SeasonVisit> visits) throws IOException {
        List<String> headings =
                List.of("姓名", "企业名称", "单位", "走访日期", "类别", "慰问品", "物品金额（元）", "对象", "身份证号", "手机号", "信用代码", "目的", "重点人群");
        write(file, "走访慰问名册", headings, visits, (row, visit, styles) -> {
            boolean enterprise = visit.target().equals("ENTERPRISE");
            text(row, 0, enterprise ? null : visit.name());
            text(row, 1, enterprise ? visit.name() : null);
            text(row, 2, visit.unit());
            value(row, 3, visit.date(), styles);
            text(row, 4, visit.fault() == Fault.UNKNOWN_CATEGORY ? "其他困难群体" : category(visit.category()));
            text(row, 5, visit.goods());
            value(row, 6, visit.goodsValue(), styles);
            text(row, 7, TARGETS.get(visit.target()));
            text(row, 8, visit.idNumber());
            text(row, 9, visit.mobile());
            text(row, 10, visit.creditCode());
            text(row, 11, visit.purpose().equals("CONDOLENCE") ? "慰问" : "走访调研");
            text(row, 12, tags(visit.tags()));
        });
    }

    static void payments(Path file, List<SeasonPayment> payments) throws IOException {
        List<String> headings = List.of("姓名", "身份证号", "银行卡号", "户名", "金额（元）", "项目", "单位", "类别", "重点人群", "日期");
        write(file, "慰问金发放名册", headings, payments, (row, payment, styles) -> {
            text(row, 0, payment.name());
            value(row, 1, payment.idNumber(), styles);
            text(row, 2, payment.card());
            text(row, 3, payment.holder());
            value(row, 4, payment.amount(), styles);
            text(row, 5, payment.project());
            text(row, 6, payment.unit());
            text(row, 7, category(payment.category()));
            text(row, 8, tags(payment.tags()));
            value(row, 9, payment.date(), styles);
        });
    }

    private static <T> void write(Path file, String title, List<String> headings, List<T> rows, Line<T> line)
            throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            Sheet sheet = book.createSheet(title);
            sheet.setDefaultColumnWidth(16);
            sheet.createRow(0).createCell(0).setCellValue(title);
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, headings.size() - 1));
            Row head = sheet.createRow(1);
            for (int i = 0; i < headings.size(); i++) {
                head.createCell(i).setCellValue(headings.get(i));
            }
            int number = 2;
            for (T each : rows) {
                line.write(sheet.createRow(number++), each, day);
                if (number == 5) {
                    number++;
                }
            }
            book.write(out);
        }
    }

    private static void text(Row row, int column, String text) {
        if (text != null && !text.isEmpty()) {
            row.createCell(column).setCellValue(text);
        }
    }

    private static void value(Row row, int column, Object value, CellStyle day) {
        if (value == null) {
            return;
        }
        Cell cell = row.createCell(column);
        if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else if (value instanceof Money money) {
            cell.setCellValue(money.yuan().doubleValue());
        } else if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Double number) {
            cell.setCellValue(number);
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private static String category(Category category) {
        return category == null ? null : category.name();
    }

    private static String tags(Set<Tag> tags) {
        return tags.stream().map(TAGS::get).sorted().collect(Collectors.joining("、"));
    }

    /** Writes one line of a roster. */
    private interface Line<T> {
        void write(Row row, T item, CellStyle day);
    }
}
