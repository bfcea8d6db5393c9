package org.example.linlibank;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankResult.Outcome;
import org.warmth.api.bank.BankReturn;

/**
 * Text in GB18030 with {@code ^} between the fields and amounts in fen. A head with order number, day, count and sum; a line for
 * each item. The answer has the same head, and behind each item a code of four digits and the bank's words.
 */
@Component
public final class LinlibankFormat implements BankFileFormat {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String MARK = "^";
    private static final String SPLIT = "\\^";
    private static final String HEAD = "LLYH";

    @Override
    public String id() {
        return "linlibank";
    }

    @Override
    public String title() {
        return "linlibank.format";
    }

    @Override
    public String extension() {
        return "llb";
    }

    @Override
    public String mediaType() {
        return "text/plain;charset=GB18030";
    }

    @Override
    public int most() {
        return 500;
    }

    @Override
    public List<Violation> check(BankItem item) {
        return new Violations()
                .unless(item.account() != null && item.account().matches("\\d{16,19}"), "account", "linlibank.account")
                .unless(item.holder() != null && plain(item.holder()), "holder", "linlibank.holder")
                .found();
    }

    /** A new encoder refuses what it cannot write; only {@code String.getBytes} would put a question mark. */
    private static boolean plain(String text) {
        return !text.isBlank()
                && !text.contains(MARK)
                && text.chars().noneMatch(Character::isISOControl)
                && GB18030.newEncoder().canEncode(text);
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, GB18030.newEncoder()));
        String day = order.date().format(DateTimeFormatter.BASIC_ISO_DATE);
        put(text, HEAD, order.number(), day, order.count(), order.sum().fen());
        while (items.hasNext()) {
            BankItem item = items.next();
            List<Violation> found = check(item);
            if (!found.isEmpty()) {
                throw Problem.invalid(found);
            }
            put(text, item.line(), item.account(), item.holder(), item.amount().fen(), item.reference());
        }
        text.flush();
    }

    private static void put(Writer text, Object... fields) throws IOException {
        text.write(
                String.join(MARK, List.of(fields).stream().map(String::valueOf).toList()) + "\r\n");
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(in, GB18030.newDecoder()));
        int line = 1;
        try {
            String head = text.readLine();
            if (head == null || !head.matches(HEAD + "\\^\\w+\\^\\d{8}\\^\\d{1,9}\\^\\d{1,15}")) {
                throw Problem.invalid("file", "linlibank.head");
            }
            String[] fields = head.split(SPLIT);
            for (String next = text.readLine(); next != null; next = text.readLine()) {
                results.accept(result(++line, next.split(SPLIT, -1)));
            }
            return new BankReturn(fields[1], Integer.parseInt(fields[3]), fen(fields[4]), null);
        } catch (CharacterCodingException e) {
            throw Problem.invalid("file", "linlibank.encoding", line + 1);
        }
    }

    private static BankResult result(int line, String[] fields) {
        if (fields.length != 7 || !fields[3].matches("\\d{1,15}") || !fields[5].matches("\\d{4}")) {
            throw Problem.invalid("file", "linlibank.line", line);
        }
        Outcome outcome = outcome(fields[5]);
        String reason = outcome == Outcome.PAID ? null : fields[6];
        return new BankResult(line, fields[4], fen(fields[3]), fields[1], outcome, fields[5], reason, null);
    }

    private static Outcome outcome(String code) {
        return switch (code) {
            case "0000" -> Outcome.PAID;
            case "8888" -> Outcome.PENDING;
            case "9999" -> Outcome.REFUNDED;
            default -> Outcome.RETURNED;
        };
    }

    private static Money fen(String digits) {
        return Money.ofFen(Long.parseLong(digits));
    }
}
