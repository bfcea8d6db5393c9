package org.warmth.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.warmth.api.Problem;
import org.warmth.api.statistics.FormView.Severity;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.FormReading.Fault;

/**
 * Reads a form filled in Excel, WPS or LibreOffice: rows are found by their printed codes left of the column 合计, so
 * that moved columns and added lines do no harm. Nothing is guessed: what is no plain number is named (F1-E06).
 */
final class FormWorkbookReader {
    private static final int HEAD_ROWS = 30;
    private static final Pattern YEAR = Pattern.compile("(\\d{4})年");
    private static final Pattern UNIT = Pattern.compile("填报单位[:：]\\s*([^\\s　_]+)");
    private static final Pattern FILLED_BY = Pattern.compile("填报人[:：]\\s*([^\\s　_:]+)(?=\\s|$)");
    private static final Pattern PHONE = Pattern.compile("电话[:：]\\s*([^\\s　_:]+)(?=\\s|$)");
    private static final Pattern DAY = Pattern.compile("\\d{4}\\s*年\\s*\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?|-?\\d+(\\.\\d+)?");

    /** Excel keeps 15 significant digits; what a sum leaves behind them is noise. */
    private static final MathContext EXCEL = new MathContext(15);

    private final Form form;
    private final BiFunction<String, Object[], String> say;

    FormWorkbookReader(Form form, BiFunction<String, Object[], String> say) {
        this.form = form;
        this.say = say;
    }

    /**
     * Reads the first sheet that holds the form.
     *
     * @param year the campaign's year, which the title must name
     * @param unitName the unit that is meant
     * @throws Problem 400 if there is no form, or one of another year
     */
    FormReading read(Workbook workbook, int year, String unitName) {
        for (Sheet sheet : workbook) {
            int column = valueColumn(sheet);
            if (column > 0) {
                List<Fault> faults = new ArrayList<>();
                boolean headed = head(sheet, year, unitName, faults);
                return rows(sheet, column, faults, headed);
            }
        }
        throw Problem.malformed("statistics.file-no-form");
    }

    private static int valueColumn(Sheet sheet) {
        for (int n = 0; n <= Math.min(HEAD_ROWS, sheet.getLastRowNum()); n++) {
            Row row = sheet.getRow(n);
            boolean numbered = false;
            for (Cell cell : row == null ? List.<Cell>of() : row) {
                String text = text(cell).replaceAll("\\s", "");
                numbered |= text.equals("编号");
                if (numbered && text.equals("合计")) {
                    return cell.getColumnIndex();
                }
            }
        }
        return -1;
    }

    /** Reads what stands above the table; whether the header is complete (F1-E10). */
    private boolean head(Sheet sheet, int year, String unitName, List<Fault> faults) {
        boolean headed = false;
        for (int n = 0; n <= Math.min(HEAD_ROWS, sheet.getLastRowNum()); n++) {
            Row row = sheet.getRow(n);
            for (Cell cell : row == null ? List.<Cell>of() : row) {
                String text = text(cell).replaceAll("\\s", "");
                Matcher titleYear = YEAR.matcher(text);
                if (text.contains("统计表") && titleYear.find() && Integer.parseInt(titleYear.group(1)) != year) {
                    throw Problem.malformed("statistics.file-year", titleYear.group(1), Integer.toString(year));
                }
                Matcher unit = UNIT.matcher(text(cell));
                if (unit.find() && !unit.group(1).equals(plain(unitName))) {
                    faults.add(fault(cell, null, Severity.WARN, "statistics.read.unit", unit.group(1), unitName));
                }
                headed |= Stream.of(UNIT, FILLED_BY, PHONE, DAY)
                        .allMatch(part -> part.matcher(text(cell)).find());
            }
        }
        return headed;
    }

    private FormReading rows(Sheet sheet, int column, List<Fault> faults, boolean headed) {
        Map<String, Long> values = new LinkedHashMap<>();
        Map<String, String> cells = new LinkedHashMap<>();
        Set<String> live = new HashSet<>();
        for (Row row : sheet) {
            FormRow known = row(row, column);
            if (known == null) {
                continue;
            }
            Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            String address = cell.getAddress().formatAsString();
            if (cells.putIfAbsent(known.code(), address) != null) {
                faults.add(fault(cell, known.code(), Severity.ERROR, "statistics.read.twice", known.code()));
                values.remove(known.code());
                continue;
            }
            if (known.sum() && cell.getCellType() == CellType.FORMULA) {
                live.add(known.code());
                continue;
            }
            Long value = value(cell, known, faults);
            if (value != null) {
                values.put(known.code(), value);
            }
        }
        for (FormRow row : form.rows()) {
            if (!cells.containsKey(row.code())) {
                faults.add(new Fault(
                        null, row.code(), Severity.ERROR, "F1-E06", say.apply("statistics.read.missing", new Object[] {
                            row.code()
                        })));
            }
        }
        // A live sum is added up here again: a spreadsheet leaves out numbers that are stored as text.
        Map<String, Long> sums = Snapshot.withSums(form, values);
        sums.keySet().retainAll(live);
        values.putAll(sums);
        return new FormReading(values, cells, faults, headed);
    }

    private FormRow row(Row row, int column) {
        for (Cell cell : row) {
            if (cell.getColumnIndex() < column) {
                FormRow known = form.row(text(cell).replaceAll("\\s", ""));
                if (known != null) {
                    return known;
                }
            }
        }
        return null;
    }

    private Long value(Cell cell, FormRow row, List<Fault> faults) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        BigDecimal number;
        if (type == CellType.BLANK || type == CellType.STRING && text(cell).isEmpty()) {
            return wrong(cell, row, faults, "statistics.read.empty");
        } else if (type == CellType.NUMERIC) {
            number = new BigDecimal(cell.getNumericCellValue(), EXCEL);
        } else if (type == CellType.STRING && NUMBER.matcher(text(cell)).matches()) {
            number = new BigDecimal(text(cell).replace(",", ""));
        } else if (type == CellType.STRING) {
            String text = text(cell);
            String shown =
                    text.substring(0, text.offsetByCodePoints(0, Math.min(20, text.codePointCount(0, text.length()))));
            return wrong(cell, row, faults, "statistics.read.text", shown);
        } else {
            return wrong(cell, row, faults, "statistics.read.formula-error");
        }
        return value(cell, row, number, faults);
    }

    private Long value(Cell cell, FormRow row, BigDecimal number, List<Fault> faults) {
        BigDecimal exact = row.money() ? number.movePointRight(6) : number;
        BigDecimal plain = exact.stripTrailingZeros();
        if (number.signum() < 0) {
            return wrong(cell, row, faults, "statistics.read.negative");
        }
        if (exact.compareTo(BigDecimal.valueOf(row.money() ? Cells.MOST_FEN : Cells.MOST_TIMES)) > 0) {
            return wrong(cell, row, faults, "statistics.read.too-large");
        }
        if (plain.scale() > 0) {
            return wrong(cell, row, faults, row.money() ? "statistics.read.decimals" : "statistics.read.whole");
        }
        return plain.longValueExact();
    }

    private Long wrong(Cell cell, FormRow row, List<Fault> faults, String key, Object... args) {
        faults.add(fault(cell, row.code(), Severity.ERROR, key, args));
        return null;
    }

    private Fault fault(Cell cell, String code, Severity severity, String key, Object... args) {
        return new Fault(
                cell.getAddress().formatAsString(),
                code,
                severity,
                severity == Severity.ERROR ? "F1-E06" : null,
                say.apply(key, args));
    }

    /** Text of a cell, full-width letters and digits made plain, trimmed. */
    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return type == CellType.STRING ? plain(cell.getStringCellValue()).strip() : "";
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
