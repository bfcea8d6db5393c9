package org.warmth.banks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.poi.poifs.crypt.temp.SXSSFWorkbookWithCustomZipEntrySource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;
import org.warmth.api.sheets.Workbooks;
import org.warmth.api.sheets.Workbooks.Kind;

/** A table as a workbook; all but the amounts are text, so that no account loses a digit. */
@Component(service = BankFileFormat.class)
public final class XlsxFormat extends BuiltInFormat {
    private static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String SHEET = "代发";
    private static final int WIDTH = 22 * 256;
    private static final Pattern MORE_THAN_EXCEL_KEEPS = Pattern.compile("\\d{16,}");

    private final Workbooks workbooks;

    /** Reads by the kernel's reader of workbooks. */
    @Activate
    public XlsxFormat(@Reference Workbooks workbooks) {
        super("xlsx", "xlsx", MEDIA_TYPE, ItemRules.unicode());
        this.workbooks = workbooks;
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        OrderItems checked = new OrderItems(order, items, rules());
        try (SXSSFWorkbook workbook = new SXSSFWorkbookWithCustomZipEntrySource()) {
            Sheet sheet = workbook.createSheet(SHEET);
            CellStyle text = style(workbook, "@");
            CellStyle amount = style(workbook, "0.00");
            for (int column = 0; column < BankColumn.ORDER.size(); column++) {
                sheet.setColumnWidth(column, WIDTH);
                sheet.setDefaultColumnStyle(column, BankColumn.ORDER.get(column) == BankColumn.AMOUNT ? amount : text);
            }
            put(sheet.createRow(0), text, BankColumn::heading);
            int row = 1;
            while (checked.hasNext()) {
                BankItem item = checked.next();
                Row line = sheet.createRow(row++);
                put(line, text, column -> column == BankColumn.AMOUNT ? "" : column.value(item));
                put(line, amount, item.amount());
            }
            Row total = sheet.createRow(row);
            put(total, text, column -> column == BankColumn.AMOUNT ? "" : BankTable.total(order, column));
            put(total, amount, order.sum());
            workbook.write(out);
        }
    }

    private static CellStyle style(SXSSFWorkbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static void put(Row row, CellStyle style, Function<BankColumn, String> value) {
        for (int column = 0; column < BankColumn.ORDER.size(); column++) {
            String text = value.apply(BankColumn.ORDER.get(column));
            if (!text.isEmpty()) {
                Cell cell = row.createCell(column);
                cell.setCellStyle(style);
                cell.setCellValue(text);
            }
        }
    }

    private static void put(Row row, CellStyle style, Money amount) {
        Cell cell = row.createCell(BankColumn.ORDER.indexOf(BankColumn.AMOUNT));
        cell.setCellStyle(style);
        cell.setCellValue(amount.yuan().doubleValue());
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) {
        ReturnTable table = new ReturnTable(results);
        try {
            workbooks.read(in, line -> table.take(line.number(), cells(line, table.width())));
        } catch (Problem problem) {
            // What is no workbook to the kernel is no return file to whoever asked for one.
            throw problem.status() == 400
                    ? Problem.http(422, problem.code(), problem.args().toArray())
                    : problem;
        }
        return table.total();
    }

    /** The cells as text; empty ones behind the last that holds anything come back. */
    private static List<String> cells(Workbooks.Line line, int width) {
        List<String> cells = new ArrayList<>(width);
        for (Workbooks.Cell cell : line.cells()) {
            if (cell.kind() == Kind.FORMULA || cell.kind() == Kind.OTHER) {
                throw Unreadable.line(line.number(), "banks.line-formula");
            }
            if (cell.kind() == Kind.NUMBER
                    && MORE_THAN_EXCEL_KEEPS.matcher(cell.text()).matches()) {
                throw Unreadable.line(line.number(), "banks.digits-lost");
            }
            cells.add(cell.text());
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }
}
