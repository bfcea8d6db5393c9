package org.warmth.visits;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.visits.VisitBriefing.Household;

/** The briefing sheet as a page to print: A4 across, its heading on every page, two lines a household. */
@Component(service = VisitBriefingSheet.class)
public final class VisitBriefingSheet {
    private static final int[] WIDTHS = {5, 18, 28, 20, 24, 34};
    private static final Locale ZH = Messages.CHINESE;

    private final Messages messages;

    /** With the module's words. */
    @Activate
    public VisitBriefingSheet(@Reference Messages messages) {
        this.messages = messages;
    }

    /** Writes the sheet as xlsx. */
    void write(VisitBriefing.Sheet briefing, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet(say("title"));
            CellStyle head = style(workbook, true, HorizontalAlignment.CENTER, false);
            CellStyle bold = style(workbook, true, HorizontalAlignment.LEFT, true);
            CellStyle plain = style(workbook, false, HorizontalAlignment.LEFT, true);
            VisitPlan plan = briefing.plan();
            line(sheet, 0, head, plan.title());
            line(
                    sheet,
                    1,
                    style(workbook, false, HorizontalAlignment.LEFT, false),
                    said(
                            plan.date().toString(),
                            say("leader", plan.leaderRole()),
                            plan.team() == null ? null : say("team", plan.team()),
                            plan.route() == null ? null : say("route", plan.route())));
            Row headings = sheet.createRow(2);
            for (int column = 0; column < WIDTHS.length; column++) {
                sheet.setColumnWidth(column, WIDTHS[column] * 256);
                cell(headings, column, head, say("column." + column));
            }
            int at = 3;
            int number = 0;
            for (Household household : briefing.households()) {
                first(sheet.createRow(at), bold, plain, ++number, household);
                second(sheet, at + 1, plain, household);
                at += 2;
            }
            sheet.setRepeatingRows(CellRangeAddress.valueOf("1:3"));
            sheet.getPrintSetup().setLandscape(true);
            sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
            workbook.write(out);
        }
    }

    private void first(Row row, CellStyle bold, CellStyle plain, int number, Household household) {
        VisitFacts visit = household.visit();
        cell(row, 0, plain, Integer.toString(number));
        cell(row, 1, bold, household.name());
        cell(row, 2, plain, household.inside());
        cell(row, 3, plain, visit.place());
        cell(
                row,
                4,
                plain,
                visit.category() == null
                        ? word("purpose", visit.purpose().name())
                        : shared("category", visit.category().name()));
        cell(
                row,
                5,
                plain,
                said(
                        visit.goods() == null ? null : say("goods", visit.goods(), yuan(visit.value())),
                        visit.announced().fen() == 0 ? null : say("money", yuan(visit.announced())),
                        visit.headcount() == 0 ? null : say("heads", visit.headcount())));
    }

    private void second(Sheet sheet, int at, CellStyle plain, Household household) {
        VisitFacts last = household.last();
        String before = last == null
                ? say("never")
                : said(
                        say("last", last.date(), word("mode", last.mode().name())),
                        last.goods(),
                        last.feedback() == null ? null : say("feedback", last.feedback()));
        String open = household.open().stream()
                .map(problem -> say("problem", problem.text(), problem.due()))
                .collect(Collectors.joining("；"));
        Row row = line(sheet, at, plain, said(tags(household.visit()), before, open.isEmpty() ? null : open));
        cell(row, 0, plain, "");
    }

    private String tags(VisitFacts visit) {
        return visit.tags().isEmpty()
                ? null
                : visit.tags().stream()
                        .sorted()
                        .map(tag -> shared("tags", tag.name()))
                        .collect(Collectors.joining("、"));
    }

    private static Row line(Sheet sheet, int at, CellStyle style, String text) {
        Row row = sheet.createRow(at);
        int from = at < 3 ? 0 : 1;
        for (int column = from; column < WIDTHS.length; column++) {
            cell(row, column, style, column == from ? text : "");
        }
        sheet.addMergedRegion(new CellRangeAddress(at, at, from, WIDTHS.length - 1));
        if (at >= 3) {
            int across = List.of(1, 2, 3, 4, 5).stream()
                    .mapToInt(column -> WIDTHS[column])
                    .sum();
            row.setHeightInPoints(15f * (1 + 2 * text.length() / across));
        }
        return row;
    }

    private static void cell(Row row, int column, CellStyle style, String text) {
        row.createCell(column).setCellValue(text == null ? "" : text);
        row.getCell(column).setCellStyle(style);
    }

    private static CellStyle style(XSSFWorkbook workbook, boolean bold, HorizontalAlignment side, boolean boxed) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setFontName("宋体");
        font.setBold(bold);
        style.setFont(font);
        style.setAlignment(side);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        if (boxed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private String say(String key, Object... args) {
        return messages.text(ZH, "visits.briefing." + key, args);
    }

    private String word(String column, String code) {
        return messages.text(ZH, "visits.roster.code." + column + "." + code);
    }

    /** A word that all rosters share. */
    private String shared(String column, String code) {
        return messages.text(ZH, "sheets.code." + column + "." + code);
    }

    private static String yuan(Money money) {
        return money.yuan().stripTrailingZeros().toPlainString();
    }

    private static String said(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining("　"));
    }
}
