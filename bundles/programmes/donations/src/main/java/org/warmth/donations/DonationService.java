package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_DONATIONS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.jobs.JobView;
import org.warmth.api.lists.Lists;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Workflow;

/** The rules of one donation: pledged, received, receipted, set aside, published, or given back (domain 5.16). */
@Component(service = DonationService.class)
public final class DonationService {
    private final Database database;
    private final DonationStore donations;
    private final Kept<Donation> kept;
    private final DonationLists lists;
    private final DonationLifecycle lifecycle;
    private final DonationMaker maker;
    private final DonationBooking booking;
    private final ReceiptBook book;
    private final Allocations allocations;
    private final Lists kernel;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public DonationService(
            @Reference(target = "(module=donations)") Database database,
            @Reference DonationStore donations,
            @Reference RecordService records,
            @Reference DonationLists lists,
            @Reference DonationLifecycle lifecycle,
            @Reference DonationMaker maker,
            @Reference DonationBooking booking,
            @Reference ReceiptBook book,
            @Reference Allocations allocations,
            @Reference Lists kernel,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Ids ids) {
        this.database = database;
        this.donations = donations;
        this.kept = records.keep(
                lifecycle.life().kind(),
                "donations.unknown",
                donations,
                caller -> database.scope(caller, DONATIONS_DONATIONS.UNIT, DonationLifecycle.STAFF));
        this.lists = lists;
        this.lifecycle = lifecycle;
        this.maker = maker;
        this.booking = booking;
        this.book = book;
        this.allocations = allocations;
        this.kernel = kernel;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.ids = ids;
    }

    /** Writes a donation down: it is promised until a cashier has received it. */
    Created create(DonationInput input) {
        long id = ids.next();
        return database.write(sql -> {
            Donation donation = made(id, input);
            workflow.begin(lifecycle.life(), donation, "pledge", null);
            return kept.insert(donation);
        });
    }

    /** A donation that the caller may read, with its donor's name for those who handle it. */
    DonationView get(long id) {
        Donation donation = kept.get(id);
        return view(donation, access.may(DonationLifecycle.NAMERS, donation.unit()));
    }

    /** The donations that the caller may read and a query asks for. */
    Page<DonationView> page(DonationQuery query, int size) {
        Page<Donation> page = Page.of(donations.page(callers.current(), query, size + 1), size, Donation::id);
        return new Page<>(views(page.items(), false), page.next());
    }

    /** Rewrites a donation that has not come yet. */
    DonationView update(long id, int version, DonationInput input) {
        return database.write(sql -> {
            Donation donation = kept.at(id, version);
            access.require(DonationLifecycle.RECORDERS, donation.unit());
            if (donation.state() != DonationState.PLEDGED) {
                throw Problem.conflict("donations.received-fixed");
            }
            lifecycle.fill(List.of(donation));
            Donation next = made(id, input);
            if (next.unit() != donation.unit()) {
                throw Problem.invalid("unit", "donations.unit-fixed");
            }
            kept.rewrite(donation.saying(next), "update", Map.of("version", version + 1));
            return get(id);
        });
    }

    /** Takes a step with a donation. */
    DonationView step(long id, int version, String step, StepInput given) {
        StepInput said = StepInput.of(given);
        return database.write(sql -> {
            Donation donation = kept.at(id, version);
            workflow.take(lifecycle.life(), donation, step, said);
            return get(id);
        });
    }

    /** Who took which step when, with the donation or with the list that it stands in. */
    List<Workflow.Taken> history(long id) {
        return kernel.history(lists, lifecycle.life().kind(), kept.get(id));
    }

    /** What was set aside of a donation. */
    List<Allocation> allocations(long id) {
        return allocations.of(kept.get(id).id());
    }

    /** Has booked in {@code funds} what waits in a unit and all below it, once more, in the caller's name. */
    JobView book(long unit) {
        return database.write(sql -> {
            access.require(DonationLifecycle.CASHIER, unit);
            return booking.later(unit);
        });
    }

    private Donation made(long id, DonationInput written) {
        DonationInput input = DonationInput.FIELDS.plain(written);
        var proposal = new DonationMaker.Proposal(id, 0, 0, input);
        List<Violation> found = maker.check(List.of(proposal)).get(0);
        if (Violation.refused(found)) {
            throw Problem.invalid(found);
        }
        return maker.make(List.of(proposal)).get(0);
    }

    private DonationView view(Donation donation, boolean named) {
        return views(List.of(donation), named).get(0);
    }

    private List<DonationView> views(Collection<Donation> found, boolean named) {
        Map<Long, ReceiptLine> lines = book.of(found.stream().map(Donation::id).toList());
        Map<Long, List<String>> next = workflow.next(lifecycle.life(), found);
        return found.stream()
                .map(donation -> DonationView.of(
                        donation,
                        named
                                ? donation.facts().donor()
                                : donation.facts().donor().masked(),
                        lines.get(donation.id()),
                        next.get(donation.id())))
                .toList();
    }
}
