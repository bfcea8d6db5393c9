package org.warmth.banks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;

/**
 * Text in GB18030 whose fields are separated by {@code |}: a line with the order's number, count, sum and day, the headings,
 * a line for each item; each ended by CR LF.
 */
@Component(service = BankFileFormat.class)
public final class TextFormat extends BuiltInFormat {
    private static final String MARK = "|";
    private static final String END = "\r\n";
    private static final int HEAD_FIELDS = 4;

    @Activate
    public TextFormat() {
        super("text-gb18030", "txt", Gb.TEXT, ItemRules.in(Gb.GB18030).separatedBy(MARK));
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        OrderItems checked = new OrderItems(order, items, rules());
        Writer text = Gb.writer(out, Gb.GB18030);
        put(
                text,
                List.of(
                        order.number(),
                        Integer.toString(order.count()),
                        order.sum().toString(),
                        order.date().format(DateTimeFormatter.BASIC_ISO_DATE)));
        put(text, BankTable.headings());
        while (checked.hasNext()) {
            BankItem item = checked.next();
            put(text, BankTable.line(column -> column.value(item)));
        }
        text.flush();
    }

    private static void put(Writer text, List<String> fields) throws IOException {
        text.write(String.join(MARK, fields));
        text.write(END);
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) throws IOException {
        GbLines lines = GbLines.of(in);
        BankReturn head = head(fields(lines.text()));
        ReturnTable table = new ReturnTable(results);
        for (String line = lines.text(); line != null; line = lines.text()) {
            lines.requireEnd();
            table.take(lines.number(), fields(line));
        }
        table.requireHeadings();
        return head;
    }

    private static BankReturn head(List<String> fields) {
        if (fields.size() != HEAD_FIELDS) {
            throw Unreadable.line(1, "banks.line-width", fields.size(), HEAD_FIELDS);
        }
        ReturnCells.day(fields.get(3), 1);
        return new BankReturn(
                ReturnCells.reference(fields.get(0), 1),
                ReturnCells.count(fields.get(1).strip(), 1),
                ReturnCells.yuan(fields.get(2), 1),
                null);
    }

    private static List<String> fields(String line) {
        return List.of(line.split("\\|", -1));
    }
}
