package org.warmth.banks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;

/**
 * Text in GB18030 whose fields are so many bytes wide: a head H with the order's number, day, count and sum, a line D for each
 * item, a trailer T with count and sum; amounts in fen, each line ended by CR LF. In a return file each D goes on with
 * outcome, code, reason and day.
 */
@Component(service = BankFileFormat.class)
public final class FixedFormat extends BuiltInFormat {
    private static final int ACCOUNT = 34;
    private static final int NAME = 60;
    private static final int BANK_CODE = 12;
    private static final int ID_NUMBER = 35;
    private static final int PURPOSE = 40;
    private static final int REFERENCE = 35;
    private static final int COUNT = 8;
    private static final int FEN = 15;

    private static final FixedRecord HEAD =
            FixedRecord.of('H').text(REFERENCE).text(8).number(COUNT).number(FEN);
    private static final FixedRecord ITEM = FixedRecord.of('D')
            .number(COUNT)
            .text(ACCOUNT)
            .text(NAME)
            .text(NAME)
            .text(BANK_CODE)
            .number(FEN)
            .text(ID_NUMBER)
            .text(PURPOSE)
            .text(REFERENCE);
    private static final FixedRecord RESULT = ITEM.text(8).text(10).text(NAME).text(8);
    private static final FixedRecord TRAILER = FixedRecord.of('T').number(COUNT).number(FEN);

    private static final byte[] END = {'\r', '\n'};

    @Activate
    public FixedFormat() {
        super(
                "fixed-gb18030",
                "txt",
                Gb.TEXT,
                ItemRules.in(Gb.GB18030).within(Map.of("holder", NAME, "bank", NAME, "purpose", PURPOSE)));
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        OrderItems checked = new OrderItems(order, items, rules());
        OutputStream buffered = new BufferedOutputStream(out);
        put(
                buffered,
                HEAD.line(
                        order.number(),
                        order.date().format(DateTimeFormatter.BASIC_ISO_DATE),
                        order.count(),
                        order.sum().fen()));
        while (checked.hasNext()) {
            BankItem item = checked.next();
            put(
                    buffered,
                    ITEM.line(
                            item.line(),
                            item.account(),
                            item.holder(),
                            item.bank(),
                            item.bankCode(),
                            item.amount().fen(),
                            item.idNumber(),
                            item.purpose(),
                            item.reference()));
        }
        put(buffered, TRAILER.line(order.count(), order.sum().fen()));
        buffered.flush();
    }

    private static void put(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write(END);
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) throws IOException {
        GbLines lines = GbLines.of(in);
        BankReturn head = head(lines.bytes());
        for (byte[] line = lines.bytes(); line != null; line = lines.bytes()) {
            if (line.length > 0 && line[0] == TRAILER.kind()) {
                requireSame(head, TRAILER.read(line, lines.number()), lines.number());
                requireNothing(lines);
                return head;
            }
            lines.requireEnd();
            results.accept(result(line, lines.number()));
        }
        throw Unreadable.line(lines.number(), "banks.truncated");
    }

    private static BankReturn head(byte[] line) {
        List<String> fields = fields(HEAD, line, 1);
        ReturnCells.day(fields.get(1), 1);
        return new BankReturn(
                ReturnCells.reference(fields.get(0), 1),
                ReturnCells.count(fields.get(2), 1),
                ReturnCells.fen(fields.get(3), 1),
                null);
    }

    private static BankResult result(byte[] line, int number) {
        List<String> fields = fields(RESULT, line, number);
        return new BankResult(
                number,
                ReturnCells.reference(fields.get(8), number),
                ReturnCells.fen(fields.get(5), number),
                ReturnCells.account(fields.get(1), number),
                ReturnCells.outcome(fields.get(9), number),
                ReturnCells.text(fields.get(10)),
                ReturnCells.text(fields.get(11)),
                ReturnCells.day(fields.get(12), number));
    }

    private static List<String> fields(FixedRecord kind, byte[] line, int number) {
        if (line.length == 0 || line[0] != kind.kind()) {
            throw Unreadable.line(number, "banks.line-kind", String.valueOf(kind.kind()));
        }
        return kind.read(line, number);
    }

    private static void requireSame(BankReturn head, List<String> trailer, int line) {
        if (ReturnCells.count(trailer.get(0), line) != head.count()
                || !ReturnCells.fen(trailer.get(1), line).equals(head.sum())) {
            throw Unreadable.line(line, "banks.head-and-trailer");
        }
    }

    private static void requireNothing(GbLines lines) throws IOException {
        for (byte[] line = lines.bytes(); line != null; line = lines.bytes()) {
            if (line.length > 0) {
                throw Unreadable.line(lines.number(), "banks.behind-total");
            }
        }
    }
}
