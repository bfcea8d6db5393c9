package org.warmth.funds;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;

/** A layout as plain as the floor's: {@code reference|account|holder|fen} out, {@code reference|outcome|code|fen} back. */
final class PlainFormat implements BankFileFormat {
    static final String ID = "plain";

    private static final Charset CHARSET = Charset.forName("GB18030");

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
        return Batch.MOST;
    }

    @Override
    public List<Violation> check(BankItem item) {
        return List.of();
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, CHARSET));
        writer.write(order.number() + "|" + order.count() + "|" + order.sum().fen() + "\n");
        while (items.hasNext()) {
            BankItem item = items.next();
            writer.write(item.reference() + "|" + item.account() + "|" + item.holder() + "|"
                    + item.amount().fen() + "\n");
        }
        writer.flush();
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, CHARSET));
        String[] head = reader.readLine().split("\\|");
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] fields = line.split("\\|");
            results.accept(new BankResult(
                    number++,
                    fields[0],
                    Money.ofFen(Long.parseLong(fields[3])),
                    null,
                    BankResult.Outcome.valueOf(fields[1]),
                    fields[2],
                    null,
                    null));
        }
        return new BankReturn(head[0], Integer.parseInt(head[1]), Money.ofFen(Long.parseLong(head[2])), null);
    }
}
