package org.warmth.funds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.Units;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;

/** What may become a batch: approved lists of a unit and those below it, or what failed in an earlier batch. */
@Component(service = BatchMaking.class)
public final class BatchMaking {
    private static final int MOST_LISTS = 200;
    private static final int LONGEST_PURPOSE = 10;

    private final Database database;
    private final BatchStore batches;
    private final BatchLifecycle lifecycle;
    private final BatchItemStore items;
    private final BatchJobs jobs;
    private final PaymentStore payments;
    private final PaymentLists lists;
    private final ReceiptStore receipts;
    private final PayerStore payers;
    private final BankFormats formats;
    private final FundCalendar calendar;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Units units;
    private final Ids ids;
    private final Clock clock;

    /** Over its tables and the kernel. */
    @Activate
    public BatchMaking(
            @Reference(target = "(module=funds)") Database database,
            @Reference BatchStore batches,
            @Reference BatchLifecycle lifecycle,
            @Reference BatchItemStore items,
            @Reference BatchJobs jobs,
            @Reference PaymentStore payments,
            @Reference PaymentLists lists,
            @Reference ReceiptStore receipts,
            @Reference PayerStore payers,
            @Reference BankFormats formats,
            @Reference FundCalendar calendar,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Units units,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.batches = batches;
        this.lifecycle = lifecycle;
        this.items = items;
        this.jobs = jobs;
        this.payments = payments;
        this.lists = lists;
        this.receipts = receipts;
        this.payers = payers;
        this.formats = formats;
        this.calendar = calendar;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a batch of approved lists; a job fills it. */
    Created create(Batch.Input input) {
        new Violations()
                .required("unit", input.unit())
                .required("receipt", input.receipt())
                .required("lists", input.lists())
                .unless(
                        input.lists() == null
                                || !input.lists().isEmpty() && input.lists().size() <= MOST_LISTS,
                        "lists",
                        "funds.batch-lists",
                        MOST_LISTS)
                .refuse();
        Channel channel = input.channel() == null ? Channel.BANK_BATCH : input.channel();
        Batch.Order order = new Batch.Order(
                input.title(),
                channel,
                input.receipt(),
                input.payer() == null ? 0 : input.payer(),
                input.format(),
                input.project() == null ? 0 : input.project(),
                input.purpose(),
                input.payOn() == null ? calendar.today() : input.payOn());
        return database.write(sql -> {
            Batch batch = make(input.unit(), order, 0);
            Set<Long> drawn = Set.copyOf(input.lists());
            drawn.forEach(list -> draw(batch, lists.desk().head(list)));
            if (drawn.stream()
                    .allMatch(list -> payments.waiting(list, order, 0, 1).isEmpty())) {
                throw Problem.conflict("funds.batch-nothing");
            }
            batches.draw(batch.id(), drawn);
            return Created.of(batch.id(), batch.version());
        });
    }

    /** Takes up again what failed in a batch and may be paid now. */
    Created followUp(long id, Batch.FollowUp input) {
        Batch.FollowUp given = input == null ? new Batch.FollowUp(null, null, null, null) : input;
        return database.write(sql -> {
            Batch before = batches.kept().get(id);
            Batch.Order was = before.order();
            Batch.Order order = new Batch.Order(
                    given.title() == null ? was.title() : given.title(),
                    was.channel(),
                    was.receipt(),
                    given.payer() == null ? was.payer() : given.payer(),
                    given.format() == null ? was.format() : given.format(),
                    was.project(),
                    was.purpose(),
                    given.payOn() == null ? calendar.today() : given.payOn());
            if (items.page(id, BatchItemStore.failed(), 0, 1).isEmpty()) {
                throw Problem.conflict("funds.follow-up-nothing");
            }
            Batch batch = make(before.unit(), order, id);
            return Created.of(batch.id(), batch.version());
        });
    }

    private Batch make(long unit, Batch.Order order, long follows) {
        long id = ids.next();
        Batch draft = new Batch(
                id,
                unit,
                "SWN" + id,
                order,
                follows,
                BatchState.DRAFT,
                1,
                false,
                Batch.Holds.NOTHING,
                null,
                null,
                Batch.BankFile.NONE,
                0,
                0,
                clock.instant());
        workflow.begin(lifecycle.life(draft), draft, "make", null);
        orderable(unit, order);
        Batch batch = draft.at(jobs.fill(draft), false);
        batches.kept().insert(batch);
        return batch;
    }

    private void orderable(long unit, Batch.Order order) {
        List<Long> lineage = units.lineage(unit, calendar.today());
        Receipt receipt = receipts.byIds(List.of(order.receipt())).get(order.receipt());
        Payer payer = payers.byIds(List.of(order.payer())).get(order.payer());
        LocalDate day = order.payOn();
        new Violations()
                .text("title", order.title(), 100)
                .unless(order.channel().batched(), "channel", "funds.channel-cash")
                .unless(
                        receipt != null
                                && receipt.state() == ReceiptState.BOOKED
                                && receipt.kind().spendable(),
                        "receipt",
                        "funds.receipt-unusable")
                .unless(receipt == null || lineage.contains(receipt.unit()), "receipt", "funds.receipt-elsewhere")
                .unless(
                        payer != null && !payer.closed() && lineage.contains(payer.unit()),
                        "payer",
                        "funds.payer-unusable")
                .unless(
                        order.format() != null && formats.find(order.format()).isPresent(),
                        "format",
                        "funds.format-unknown")
                .longest("purpose", order.purpose(), LONGEST_PURPOSE)
                .businessDay("payOn", day)
                .unless(!day.isBefore(calendar.today()), "payOn", "funds.pay-on-past")
                .refuse();
    }

    /** A list is paid by its own unit or one above it, by whoever may make its payments. */
    private void draw(Batch batch, ListHead list) {
        access.require(FundRoles.MAKERS, list.unit());
        if (!units.lineage(list.unit(), calendar.today()).contains(batch.unit())) {
            throw Problem.conflict("funds.list-elsewhere", list.title());
        }
        if (list.state() != ListState.APPROVED) {
            throw Problem.conflict("funds.list-not-approved", list.title());
        }
    }
}
