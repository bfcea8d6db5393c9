package org.warmth.funds;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.Violation;
import org.warmth.api.access.Callers;
import org.warmth.api.bank.BankFileFormat;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.rest.Page;
import org.warmth.funds.BatchItem.Line;

/** The payments of a batch as staff reads them, with what is wrong with each in words. */
@Component(service = BatchLines.class)
public final class BatchLines {
    private final BatchItemStore items;
    private final BatchCheck check;
    private final BankFormats formats;
    private final Persons persons;
    private final Accounts accounts;
    private final Messages messages;
    private final Callers callers;

    /** Over the module's table and the kernel's registries. */
    @Activate
    public BatchLines(
            @Reference BatchItemStore items,
            @Reference BatchCheck check,
            @Reference BankFormats formats,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference Messages messages,
            @Reference Callers callers) {
        this.items = items;
        this.check = check;
        this.formats = formats;
        this.persons = persons;
        this.accounts = accounts;
        this.messages = messages;
        this.callers = callers;
    }

    /** The payments of a batch, in a state or any. */
    Page<BatchItemView> page(Batch batch, PaymentState state, int after, int size) {
        return page(batch, state == null ? BatchItemStore.any() : BatchItemStore.in(List.of(state)), after, size);
    }

    /** What failed: returned, refunded, unknown, or refused by the bank file. */
    Page<BatchItemView> failed(Batch batch, int after, int size) {
        return page(batch, BatchItemStore.unpaid(), after, size);
    }

    private Page<BatchItemView> page(Batch batch, Condition wanted, int after, int size) {
        List<Line> lines = items.page(batch.id(), wanted, after, size + 1);
        Page<Line> page = Page.of(lines, size, line -> line.item().line());
        return new Page<>(views(batch, page.items()), page.next());
    }

    private List<BatchItemView> views(Batch batch, List<Line> lines) {
        Map<Long, PersonView> people = persons.masked(
                lines.stream().map(line -> line.payment().person()).collect(Collectors.toSet()));
        Map<Long, Accounts.View> cards = accounts.masked(
                lines.stream().map(line -> line.item().account()).collect(Collectors.toSet()));
        Map<Long, String> faults = faults(batch, lines);
        return lines.stream()
                .map(line -> view(line, people, cards, faults.get(line.payment().id())))
                .toList();
    }

    private BatchItemView view(Line line, Map<Long, PersonView> people, Map<Long, Accounts.View> cards, String fault) {
        BatchItem item = line.item();
        ReturnReason reason = item.answer().reason();
        return new BatchItemView(
                item.line(),
                item.reference(),
                item.payment(),
                people.get(line.payment().person()),
                cards.get(item.account()),
                item.amount(),
                item.attempt(),
                item.state(),
                line.payment().state(),
                reason == null ? fault : say("funds.reason." + reason),
                reason,
                item.answer().code(),
                item.answer().words(),
                item.answer().settledOn(),
                item.answer().refundedOn());
    }

    /** What keeps items from the bank file, in whole sentences: asked anew, for only the code was kept. */
    private Map<Long, String> faults(Batch batch, List<Line> lines) {
        List<Line> faulty =
                lines.stream().filter(line -> line.item().fault() != null).toList();
        Map<Long, String> said = new HashMap<>();
        faulty.forEach(line -> said.put(line.payment().id(), say(line.item().fault())));
        Optional<BankFileFormat> format = formats.find(batch.order().format());
        if (!faulty.isEmpty() && format.isPresent()) {
            List<Payment> payments = faulty.stream().map(Line::payment).toList();
            List<List<Violation>> found = check.of(payments, batch, format.get());
            for (int i = 0; i < payments.size(); i++) {
                if (!found.get(i).isEmpty()) {
                    said.put(
                            payments.get(i).id(),
                            found.get(i).stream()
                                    .map(each -> say(each.code(), each.args().toArray()))
                                    .collect(Collectors.joining("；")));
                }
            }
        }
        return said;
    }

    private String say(String key, Object... args) {
        Locale locale = callers.current().locale();
        return messages.text(locale, key, args);
    }
}
