package org.warmth.hardship;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Messages;
import org.warmth.api.Money;
import org.warmth.api.workflow.Workflow;

/** The file form as a page to print: A4 upright, four boxes a line, the family, and three boxes for opinions. */
@Component(service = FormSheet.class)
public final class FormSheet {
    private static final int[] WIDTHS = {14, 26, 14, 26};
    private static final int LAST = WIDTHS.length - 1;
    private static final Locale ZH = Messages.CHINESE;
    /** Whose opinion stands in which box: the steps that give it. */
    private static final List<String> OPINIONS = List.of("precheck", "compare", "approve");

    private final Messages messages;

    /** With the module's words. */
    @Activate
    public FormSheet(@Reference Messages messages) {
        this.messages = messages;
    }

    /** Writes the page as xlsx. */
    void write(FileForm.Sheet page, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            new Page(workbook, page).write();
            workbook.write(out);
        }
    }

    /** One page while it is written, line after line. */
    private final class Page {
        private final FileForm.Sheet page;
        private final Sheet sheet;
        private final CellStyle title;
        private final CellStyle label;
        private final CellStyle value;
        private final CellStyle plain;
        private int at;

        private Page(XSSFWorkbook workbook, FileForm.Sheet page) {
            this.page = page;
            sheet = workbook.createSheet(say("title"));
            title = style(workbook, 16, HorizontalAlignment.CENTER, false);
            label = style(workbook, 11, HorizontalAlignment.CENTER, true);
            value = style(workbook, 11, HorizontalAlignment.LEFT, true);
            plain = style(workbook, 11, HorizontalAlignment.LEFT, false);
        }

        private void write() {
            for (int column = 0; column <= LAST; column++) {
                sheet.setColumnWidth(column, WIDTHS[column] * 256);
            }
            HardshipFile file = page.file();
            wide(title, say("title"), 30);
            wide(plain, say("heading", page.unit(), file.number()), 18);
            pairs(facts(file));
            across("causes", causes(file.facts()));
            across("address", secret(file.means().address()));
            pairs(means(file));
            family();
            across("remark", text(file.facts().remark()));
            OPINIONS.forEach(this::opinion);
            print();
        }

        private List<String> facts(HardshipFile file) {
            FileFacts facts = file.facts();
            List<String> pairs = new ArrayList<>();
            add(pairs, "name", page.head() == null ? "" : page.head().name());
            add(pairs, "idNumber", page.head() == null ? "" : text(page.head().idNumber()));
            add(pairs, "type", code("type", facts.type()));
            add(pairs, "level", code("level", facts.level()));
            add(pairs, "sex", code("sex", facts.sex()));
            add(pairs, "birth", text(facts.birth()));
            add(pairs, "ethnicity", text(facts.ethnicity()));
            add(pairs, "political", code("political", facts.political()));
            add(pairs, "mobile", page.head() == null ? "" : text(page.head().mobile()));
            add(pairs, "work", code("work", facts.work()));
            add(pairs, "model", code("model", facts.model()));
            add(pairs, "workedSince", text(facts.workedSince()));
            add(pairs, "employer", text(facts.employer()));
            add(pairs, "employerKind", code("employerKind", facts.employerKind()));
            add(pairs, "industry", code("industry", facts.industry()));
            add(pairs, "employerState", text(facts.employerState()));
            add(pairs, "marital", code("marital", facts.marital()));
            add(pairs, "residence", code("residence", facts.residence()));
            add(pairs, "areaCode", text(facts.areaCode()));
            add(pairs, "insurance", code("insurance", facts.insurance()));
            add(pairs, "housing", text(facts.housing()));
            add(pairs, "housingArea", text(facts.housingArea()));
            add(pairs, "selfHelp", yes(facts.selfHelp()));
            add(pairs, "zeroJob", yes(facts.zeroJob()));
            add(pairs, "singleParent", yes(facts.singleParent()));
            add(pairs, "persons", text(facts.persons()));
            return pairs;
        }

        private List<String> means(HardshipFile file) {
            FileMeans means = file.means();
            List<String> pairs = new ArrayList<>();
            add(pairs, "health", secret(means.health()));
            add(pairs, "disability", secret(means.disability()));
            add(pairs, "income", yuan(means.income()));
            add(pairs, "otherIncome", yuan(means.otherIncome()));
            add(pairs, "rigidCost", yuan(means.rigidCost()));
            add(pairs, "accidentLoss", yuan(means.accidentLoss()));
            return pairs;
        }

        private String causes(FileFacts facts) {
            String others = facts.subCauses().stream()
                    .sorted()
                    .map(cause -> code("subCauses", cause))
                    .collect(Collectors.joining("、"));
            return code("mainCause", facts.mainCause()) + (others.isEmpty() ? "" : "；" + others);
        }

        private void family() {
            line(label, say("family.name"), say("family.relation"), say("family.idNumber"), say("family.more"));
            for (FileForm.Relative relative : page.family()) {
                Member.Facts known = relative.member().facts();
                line(
                        value,
                        relative.person() == null ? "" : relative.person().name(),
                        messages.text(
                                ZH,
                                "hardship.family.code.relation."
                                        + relative.member().relation()),
                        relative.person() == null ? "" : text(relative.person().idNumber()),
                        page.clear()
                                ? String.join("　", text(known.health()), text(known.school()), yuan(known.income()))
                                        .strip()
                                : "");
            }
        }

        /** A box with the step's day and name where it was taken, and room for a seal. */
        private void opinion(String step) {
            String given = page.taken().stream()
                    .filter(taken -> taken.step().equals(step))
                    .reduce((first, second) -> second)
                    .map(this::given)
                    .orElse("");
            across("opinion." + step, given + "\n\n" + say("seal"));
            sheet.getRow(at - 1).setHeightInPoints(72);
        }

        private String given(Workflow.Taken taken) {
            LocalDate day = BusinessDay.of(taken.at());
            return say("given", taken.user(), day, taken.reason() == null ? "" : taken.reason());
        }

        private void pairs(List<String> texts) {
            for (int i = 0; i < texts.size(); i += 4) {
                Row row = row(20);
                for (int column = 0; column <= LAST; column++) {
                    String text = i + column < texts.size() ? texts.get(i + column) : "";
                    cell(row, column, column % 2 == 0 ? label : value, text);
                }
            }
        }

        private void across(String key, String text) {
            Row row = row(20);
            cell(row, 0, label, say(key));
            for (int column = 1; column <= LAST; column++) {
                cell(row, column, value, column == 1 ? text : "");
            }
            sheet.addMergedRegion(new CellRangeAddress(at - 1, at - 1, 1, LAST));
        }

        private void wide(CellStyle style, String text, int points) {
            Row row = row(points);
            for (int column = 0; column <= LAST; column++) {
                cell(row, column, style, column == 0 ? text : "");
            }
            sheet.addMergedRegion(new CellRangeAddress(at - 1, at - 1, 0, LAST));
        }

        private void line(CellStyle style, String... texts) {
            Row row = row(20);
            for (int column = 0; column <= LAST; column++) {
                cell(row, column, style, texts[column]);
            }
        }

        private Row row(int points) {
            Row row = sheet.createRow(at++);
            row.setHeightInPoints(points);
            return row;
        }

        private void cell(Row row, int column, CellStyle style, String text) {
            row.createCell(column).setCellValue(text);
            row.getCell(column).setCellStyle(style);
        }

        private void print() {
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
        }

        private void add(List<String> pairs, String key, String text) {
            pairs.add(say(key));
            pairs.add(text);
        }

        private String code(String column, Enum<?> code) {
            return code == null ? "" : messages.text(ZH, "hardship.roster.code." + column + "." + code);
        }

        private String yes(Boolean holds) {
            return holds == null ? "" : say(holds ? "yes" : "no");
        }

        private String secret(String text) {
            return page.clear() ? text(text) : "";
        }

        private String yuan(Money amount) {
            return page.clear() && amount != null ? say("yuan", amount) : "";
        }

        private String say(String key, Object... args) {
            // The form's own word, or that of the column, which may be the one that all rosters share.
            return Stream.of("hardship.form.", "hardship.roster.column.", "sheets.column.")
                    .map(kind -> kind + key)
                    .filter(word -> messages.has(ZH, word))
                    .findFirst()
                    .map(word -> messages.text(ZH, word, args))
                    .orElse(key);
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static CellStyle style(XSSFWorkbook workbook, int points, HorizontalAlignment side, boolean boxed) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setFontName("宋体");
        font.setFontHeightInPoints((short) points);
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
}
