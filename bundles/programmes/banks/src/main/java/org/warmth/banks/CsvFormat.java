package org.warmth.banks;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.function.Consumer;
import org.warmth.api.Problem;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;

/**
 * A table as CSV: headings, a line for each item, a line 合计 with count, sum and order number; each ended by CR LF. A tab
 * behind what consists of digits keeps spreadsheets from taking it for a number; banks leave it out.
 */
abstract class CsvFormat extends BuiltInFormat {
    /** What keeps digits text. */
    private static final String KEPT_AS_TEXT = "\t";

    private final Charset charset;

    CsvFormat(String id, Charset charset) {
        super(id, "csv", "text/csv;charset=" + charset.name(), ItemRules.in(charset));
        this.charset = charset;
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        OrderItems checked = new OrderItems(order, items, rules());
        Writer text = Gb.writer(out, charset);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(BankTable.headings());
        while (checked.hasNext()) {
            BankItem item = checked.next();
            csv.writeRecord(BankTable.line(column -> kept(column, column.value(item))));
        }
        csv.writeRecord(BankTable.line(column -> kept(column, BankTable.total(order, column))));
        csv.flush();
        text.flush();
    }

    /** Whatever a spreadsheet takes for a number or a day, 12E5 and 1-2 included, ends with a digit. */
    private static String kept(BankColumn column, String value) {
        boolean digits = column.digits() && !value.isEmpty() && Character.isDigit(value.charAt(value.length() - 1));
        return digits ? value + KEPT_AS_TEXT : value;
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) throws IOException {
        ReturnTable table = new ReturnTable(results);
        int line = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(BankTable.LONGEST_LINE)
                        .ofCsvRecord(new GbReader(GbLines.of(in)));
                CloseableIterator<CsvRecord> records = csv.iterator()) {
            while (records.hasNext()) {
                CsvRecord cells = records.next();
                line = (int) cells.getStartingLineNumber();
                if (cells.getFields().stream().anyMatch(cell -> cell.indexOf('\n') >= 0)) {
                    throw Unreadable.line(line, "banks.line-quotes");
                }
                table.take(line, cells.getFields());
            }
        } catch (CsvParseException e) {
            throw e.getCause() instanceof Problem problem ? problem : Unreadable.line(line + 1, "banks.line-quotes");
        }
        return table.total();
    }
}
