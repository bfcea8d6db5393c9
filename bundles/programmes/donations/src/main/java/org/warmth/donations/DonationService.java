package org.warmth.donations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.funds.Receipts;
import org.warmth.api.jobs.JobView;
import org.warmth.api.lists.Records;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;
import org.warmth.api.workflow.Workflow.Subject;

/** The rules of one donation: pledged, received, receipted, set aside, published, or given back (domain 5.16). */
@Component(service = DonationService.class)
public final class DonationService {
    private final Database database;
    private final DonationStore donations;
    private final Records<Donation> records;
    private final DonationLists lists;
    private final DonationMaker maker;
    private final DonationBooking booking;
    private final DonationChanges changes;
    private final ReceiptBook book;
    private final Allocations allocations;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public DonationService(
            @Reference(target = "(module=donations)") Database database,
            @Reference DonationStore donations,
            @Reference DonationLists lists,
            @Reference DonationMaker maker,
            @Reference DonationBooking booking,
            @Reference DonationChanges changes,
            @Reference ReceiptBook book,
            @Reference Allocations allocations,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.donations = donations;
        this.records = donations.records();
        this.lists = lists;
        this.maker = maker;
        this.booking = booking;
        this.changes = changes;
        this.book = book;
        this.allocations = allocations;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
    }

    /** Writes a donation down: it is promised until a cashier has received it. */
    Created create(DonationInput input) {
        long id = ids.next();
        return database.write(sql -> {
            Donation donation = made(id, input);
            workflow.take(DonationLife.DONATION, new Subject<>(id, donation.unit(), null), "pledge", null);
            records.insert(List.of(donation));
            return Created.of(id, donation.version());
        });
    }

    /** A donation that the caller may read, with its donor's name for those who handle it. */
    DonationView get(long id) {
        Donation donation = read(id);
        return view(donation, access.may(DonationLife.NAMERS, donation.unit()));
    }

    /** The donations that the caller may read and a query asks for. */
    Page<DonationView> page(DonationQuery query, int size) {
        Page<Donation> page = Page.of(donations.page(callers.current(), query, size + 1), size, Donation::id);
        return new Page<>(views(page.items(), false), page.next());
    }

    /** Rewrites a donation that has not come yet. */
    DonationView update(long id, int version, DonationInput input) {
        return database.write(sql -> {
            Donation donation = at(id, version);
            access.require(DonationLife.RECORDERS, donation.unit());
            if (donation.state() != DonationState.PLEDGED) {
                throw Problem.conflict("donations.received-fixed");
            }
            fill(donation);
            Donation next = made(id, input);
            if (next.unit() != donation.unit()) {
                throw Problem.invalid("unit", "donations.unit-fixed");
            }
            save(donation.saying(next));
            audit.record(
                    "donations.donation.update",
                    donation.unit(),
                    "donations.donation/" + id,
                    Map.of("version", version + 1));
            return get(id);
        });
    }

    /** Takes a step with a donation. */
    DonationView step(long id, int version, String step, StepInput given) {
        StepInput input = StepInput.of(given);
        return database.write(sql -> {
            Donation donation = at(id, version);
            Donation next =
                    switch (step) {
                        case "receive" -> receive(donation, input);
                        case "receipt" -> receipt(donation);
                        case "recall" -> recall(donation, input.reason());
                        case "allocate", "allocate-part" -> allocate(donation, input);
                        case "release" -> release(donation, input.reason());
                        case "publish" -> publish(donation);
                        case "refund" -> refund(donation, input.reason());
                        default -> withdraw(donation, step, input.reason());
                    };
            save(next);
            changes.touch();
            return get(id);
        });
    }

    /** Who took which step when. */
    List<Workflow.Taken> history(long id) {
        return workflow.history(DonationLife.DONATION.kind(), read(id).id());
    }

    /** What was set aside of a donation. */
    List<Allocation> allocations(long id) {
        return allocations.of(read(id).id());
    }

    /** Has booked in {@code funds} what waits in a unit and all below it, once more, in the caller's name. */
    JobView book(long unit) {
        return database.write(sql -> {
            access.require(DonationLife.CASHIER, unit);
            return booking.later(unit);
        });
    }

    private Donation receive(Donation donation, StepInput input) {
        if (donation.list() != 0) {
            throw Problem.conflict("donations.in-list");
        }
        LocalDate day = input.valueDate() == null ? donation.facts().date() : input.valueDate();
        new Violations()
                .businessDay("valueDate", day)
                .longest("voucherNo", input.voucherNo(), 60)
                .unless(!day.isAfter(maker.today()), "valueDate", "donations.not-yet")
                .refuse();
        DonationState state = take(donation, "receive", null);
        Donation come = booking.book(List.of(donation.come(day, input.voucherNo())))
                .get(0)
                .in(state);
        booking.later(List.of(come));
        return come;
    }

    private Donation receipt(Donation donation) {
        DonationState state = take(donation, "receipt", null);
        book.issue(List.of(donation));
        return donation.in(state);
    }

    /** A receipt that was written wrong, or was lost: its number stays, the next one is another. */
    private Donation recall(Donation donation, String reason) {
        DonationState state = take(donation, "recall", reason);
        if (donation.allocated().fen() > 0) {
            throw Problem.conflict("donations.allocated");
        }
        book.recall(donation.id(), reason);
        return donation.in(state);
    }

    private Donation allocate(Donation donation, StepInput input) {
        Money amount = input.amount() == null ? donation.left() : input.amount();
        Allocations.Target target = allocations.target(input.project(), input.purpose());
        boolean all = amount.equals(donation.left());
        DonationState state = take(donation, all ? "allocate" : "allocate-part", null);
        allocations.check(donation, target, amount);
        allocations.add(List.of(allocations.made(donation, target, amount)));
        return donation.allocated(donation.allocated().plus(amount)).in(state);
    }

    private Donation release(Donation donation, String reason) {
        DonationState state = take(donation, "release", reason);
        if (donation.allocated().fen() == 0) {
            throw Problem.conflict("donations.not-allocated");
        }
        allocations.release(donation.id());
        return donation.allocated(Money.ZERO).in(state);
    }

    /** What was given in a drive is published with it: published alone, it would show in the drive's sums. */
    private Donation publish(Donation donation) {
        DonationState state = take(donation, "publish", null);
        if (donation.facts().drive() != 0) {
            throw Problem.conflict("donations.published-with-drive");
        }
        return donation.in(state);
    }

    /** Gives a donation back: its receipt in funds goes, unless payments or goods have taken from it; its number stays. */
    private Donation refund(Donation donation, String reason) {
        DonationState state = take(donation, "refund", reason);
        if (donation.receipt() != 0) {
            Receipts there = booking.receipts().orElseThrow(() -> Problem.conflict("donations.funds-away"));
            there.take(donation.receipt(), reason);
        }
        book.recall(donation.id(), reason);
        allocations.release(donation.id());
        return donation.allocated(Money.ZERO).in(state);
    }

    private Donation withdraw(Donation donation, String step, String reason) {
        fill(donation);
        return donation.in(take(donation, step, reason));
    }

    /** Whoever changes a donation of a draft has filled that draft in. */
    private void fill(Donation donation) {
        if (donation.list() != 0 && donation.state() == DonationState.PLEDGED) {
            lists.desk().fill(donation.list());
        }
    }

    private DonationState take(Donation donation, String step, String reason) {
        return workflow.take(DonationLife.DONATION, subject(donation), step, reason);
    }

    private Donation made(long id, DonationInput input) {
        var proposal = new DonationMaker.Proposal(id, 0, 0, input);
        List<Violation> found = maker.check(List.of(proposal)).get(0);
        if (Violation.refused(found)) {
            throw Problem.invalid(found);
        }
        return maker.make(List.of(proposal)).get(0);
    }

    private Donation read(long id) {
        return records.byId(callers.current(), id)
                .filter(donation -> access.may(DonationLife.STAFF, donation.unit()))
                .orElseThrow(() -> Problem.notFound("donations.unknown"));
    }

    private Donation at(long id, int version) {
        Donation donation = read(id);
        if (donation.version() != version) {
            throw Problem.stale();
        }
        return donation;
    }

    private void save(Donation next) {
        if (records.update(List.of(next)) != 1) {
            throw Problem.stale();
        }
    }

    private DonationView view(Donation donation, boolean named) {
        return views(List.of(donation), named).get(0);
    }

    private List<DonationView> views(Collection<Donation> found, boolean named) {
        Map<Long, ReceiptLine> lines = book.of(found.stream().map(Donation::id).toList());
        Map<Long, List<String>> next = workflow.next(
                DonationLife.DONATION,
                found.stream().map(DonationService::subject).toList());
        return found.stream()
                .map(donation -> DonationView.of(
                        donation,
                        named
                                ? donation.facts().donor()
                                : donation.facts().donor().masked(),
                        lines.get(donation.id()),
                        next.getOrDefault(donation.id(), List.of()).stream()
                                .filter(step -> donation.list() == 0 || !Objects.equals(step, "receive"))
                                .filter(step -> !Objects.equals(step, "publish")
                                        || donation.facts().drive() == 0)
                                .toList()))
                .toList();
    }

    private static Subject<DonationState> subject(Donation donation) {
        return new Subject<>(donation.id(), donation.unit(), donation.state());
    }
}
