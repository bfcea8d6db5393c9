package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.people.Units;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Views;
import org.warmth.api.workflow.Workflow;

/** The rules of receipts: money is booked once, by finance, for a campaign (domain 0.3). */
@Component(service = ReceiptService.class)
public final class ReceiptService {
    private final Database database;
    private final ReceiptStore receipts;
    private final ReceiptLifecycle lifecycle;
    private final FundCalendar calendar;
    private final Campaigns campaigns;
    private final Workflow workflow;
    private final Living<Receipt, StepInput, ReceiptView> living;
    private final Units units;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public ReceiptService(
            @Reference(target = "(module=funds)") Database database,
            @Reference ReceiptStore receipts,
            @Reference ReceiptLifecycle lifecycle,
            @Reference FundCalendar calendar,
            @Reference Campaigns campaigns,
            @Reference Workflow workflow,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.receipts = receipts;
        this.lifecycle = lifecycle;
        this.calendar = calendar;
        this.campaigns = campaigns;
        this.workflow = workflow;
        living = workflow.living(
                receipts.kept(), lifecycle.life(), Views.each((receipt, given, next) -> ReceiptView.of(receipt, next)));
        this.units = units;
        this.ids = ids;
    }

    /** Books money that came in. */
    Created create(Receipt.Input input) {
        new Violations()
                .unless(input.kind() != ReceiptKind.GOODS, "kind", "funds.goods-by-lot")
                .unless(
                        input.kind() != ReceiptKind.EARMARKED || input.decisionNo() != null,
                        "decisionNo",
                        "rest.required")
                .unless(
                        input.kind() == ReceiptKind.TRANSFER_IN || input.fromUnit() == null || input.fromUnit() == 0,
                        "fromUnit",
                        "funds.receipt-from-kind")
                .refuse();
        return book(input, ids.next(), 0);
    }

    /** Books a receipt; one of goods is made by its lot. */
    Created book(Receipt.Input input, long id, long lot) {
        book(List.of(made(input, id, lot)));
        return Created.of(id, 1);
    }

    /** A receipt as it is to be booked, all in it right. */
    Receipt made(Receipt.Input input, long id, long lot) {
        new Violations()
                .required("unit", input.unit())
                .required("source", input.source())
                .required("kind", input.kind())
                .required("date", input.date())
                .businessDay("date", input.date())
                .positive("amount", input.amount())
                .longest("counterparty", input.counterparty(), 200)
                .longest("decisionNo", input.decisionNo(), 60)
                .longest("voucherNo", input.voucherNo(), 60)
                .longest("remark", input.remark(), 200)
                .unless(
                        input.campaign() == null
                                || input.campaign() == 0
                                || campaigns.byId(input.campaign()).isPresent(),
                        "campaign",
                        "funds.campaign-unknown")
                .refuse();
        long from = input.kind() == ReceiptKind.TRANSFER_IN ? upper(input) : 0;
        return new Receipt(
                id,
                input.unit(),
                input.campaign() == null ? calendar.campaign(input.date()) : input.campaign(),
                input.source(),
                input.kind(),
                ReceiptState.BOOKED,
                1,
                input.date(),
                input.amount(),
                Money.ZERO,
                input.counterparty(),
                input.decisionNo(),
                input.voucherNo(),
                from,
                lot,
                input.remark());
    }

    /** Books receipts, at most a chunk at once. */
    void book(List<Receipt> made) {
        database.write(sql -> {
            workflow.beginAll(lifecycle.life(), made, "book", null);
            receipts.kept().insertAll(made);
            database.changed();
            return null;
        });
    }

    /**
     * The upper union that money came from: the one named, which must stand above, else the one directly above; 0 for one
     * outside this server's tree. A form that holds both eliminates the transfer by it.
     */
    private long upper(Receipt.Input input) {
        List<Long> lineage = units.lineage(input.unit(), input.date());
        List<Long> above = lineage.isEmpty() ? lineage : lineage.subList(1, lineage.size());
        if (input.fromUnit() == null || input.fromUnit() == 0) {
            return above.isEmpty() ? 0 : above.get(0);
        }
        if (!above.contains(input.fromUnit())) {
            throw Problem.invalid("fromUnit", "funds.receipt-from-above");
        }
        return input.fromUnit();
    }

    ReceiptView get(long id) {
        return living.get(id);
    }

    Page<ReceiptView> page(long unit, Source source, long after, int size) {
        return living.page(
                Filter.by(FUNDS_RECEIPTS.UNIT, unit).and(Filter.by(FUNDS_RECEIPTS.SOURCE, source)), after, size);
    }

    /** Takes a step. */
    ReceiptView step(long id, int version, String step, String reason) {
        return living.step(id, version, step, StepInput.because(reason));
    }

    /** Takes back, in the caller's transaction, what another module booked. */
    void takeBack(Receipt receipt, String reason) {
        workflow.carry(lifecycle.life(), receipt, "void", reason);
    }
}
