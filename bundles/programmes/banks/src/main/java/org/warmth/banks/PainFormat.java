package org.warmth.banks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;

/** ISO 20022: the order as pain.001.001.09, the bank's answer as pain.002.001.10 or .03. */
@Component(service = BankFileFormat.class)
public final class PainFormat extends BuiltInFormat {
    private final Messages messages;

    /** With the words for the standard's reasons. */
    @Activate
    public PainFormat(@Reference Messages messages) {
        super("pain-001", "xml", "application/xml", ItemRules.unicode());
        this.messages = messages;
    }

    @Override
    public void write(BankOrder order, Iterator<BankItem> items, OutputStream out) throws IOException {
        OrderItems checked = new OrderItems(order, items, rules());
        OrderItems.refuse(rules().checkPayer(order));
        new PainOrder(out).write(order, checked);
    }

    @Override
    public BankReturn read(InputStream in, Consumer<BankResult> results) {
        return new PainReport(new GuardedXml(in), messages, results).read();
    }
}
