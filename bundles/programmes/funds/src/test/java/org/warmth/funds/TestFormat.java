package org.warmth.funds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;

/**
 * A bank's layout as a test needs it. Out: {@code order|count|sum}, then {@code reference|account|holder|fen} a line. Back:
 * {@code order|count|sum|rest}, then {@code reference|outcome|code|reason|fen|account|day} a line; what is empty is not said.
 */
final class TestFormat implements BankFileFormat {
    static final String ID = "test";
    static final Charset CHARSET = Charset.forName("GBK");
    static final int MOST = 2_000;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public List<Violation> check(BankItem item) {
        return CHARSET.newEncoder().canEncode(item.holder())
                ? List.of()
                : List.of(Violation.of("holder", "funds.account-other"));
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        line(out, order.number() + "|" + order.count() + "|" + order.sum().fen());
        while (items.hasNext()) {
            BankItem item = items.next();
            line(
                    out,
                    String.join(
                            "|",
                            item.reference(),
                            item.account(),
                            item.holder(),
                            Long.toString(item.amount().fen())));
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(CHARSET));
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, CHARSET.newDecoder()));
        try {
            String[] head = reader.readLine().split("\\|", -1);
            int number = 1;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                results.accept(result(number++, text.split("\\|", -1)));
            }
            return new BankReturn(
                    text(head, 0),
                    text(head, 1) == null ? -1 : Integer.parseInt(head[1]),
                    money(head, 2),
                    text(head, 3) == null ? null : BankResult.Outcome.valueOf(head[3]));
        } catch (java.nio.charset.CharacterCodingException e) {
            throw Problem.invalid(null, "funds.return-unreadable");
        }
    }

    private static BankResult result(int number, String[] fields) {
        return new BankResult(
                number,
                text(fields, 0),
                money(fields, 4),
                text(fields, 5),
                BankResult.Outcome.valueOf(fields[1]),
                text(fields, 2),
                text(fields, 3),
                text(fields, 6) == null ? null : LocalDate.parse(fields[6]));
    }

    private static Money money(String[] fields, int at) {
        return text(fields, at) == null ? null : Money.ofFen(Long.parseLong(fields[at]));
    }

    private static String text(String[] fields, int at) {
        return at >= fields.length || fields[at].isEmpty() ? null : fields[at];
    }
}
