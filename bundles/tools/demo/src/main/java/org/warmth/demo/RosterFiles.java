package org.warmth.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** Files as they stand on paper: whole, of workers who live alone on 24,000 yuan a year. */
    static void households(Path file, List<SeasonHousehold> households) throws IOException {
        Map<String, String> alike = new LinkedHashMap<>();
        alike.put("困难类别", "相对困难");
        alike.put("主要致困原因", "重特大疾病");
        alike.put("家庭人口", "1");
        alike.put("建档标准", "区县级");
        alike.put("民族", "汉族");
        alike.put("政治面貌", "群众");
        alike.put("工作状态", "病休");
        alike.put("住房类型", "公有住房");
        alike.put("所属行业", "制造业");
        alike.put("婚姻状况", "未婚");
        alike.put("户口类型", "城镇");
        alike.put("户口行政区划", "310101");
        alike.put("医保状况", "职工医保");
        alike.put("家庭年收入（元）", "24000");
        alike.put("健康状况", "长期服药");
        alike.put("家庭住址", "演示路 1 弄 2 号");
        alike.put("授权同意日期", "2021-05-10");
        List<String> headings = new ArrayList<>(List.of("姓名", "身份证号", "单位（工会）"));
        headings.addAll(alike.keySet());
        write(file, "困难职工建档名册", headings, households, (row, household, styles) -> {
            text(row, 0, household.name());
            text(row, 1, household.idNumber());
            text(row, 2, household.unit());
            int column = 3;
            for (String cell : alike.values()) {
                text(row, column++, cell);
            }
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
