package org.warmth.donations;

import static org.warmth.donations.DonationState.*;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Role;
import org.warmth.api.funds.Receipts;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Workflow;

/** The life of a donation as a table (law 4; domain 5.16, 5.23): what was received is given back by somebody else. */
@Component(service = DonationLifecycle.class)
public final class DonationLifecycle {
    /** Who makes drives. */
    static final Set<Role> MAKERS = EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who writes donations down, and makes lists of them. */
    static final Set<Role> RECORDERS = EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.CASHIER);
    /** Who receives what is given, and writes receipts. */
    static final Set<Role> CASHIER = EnumSet.of(Role.CASHIER);
    /** Who sets aside what was given. */
    static final Set<Role> REVIEWER = EnumSet.of(Role.REVIEWER);
    /** Who has sums published. */
    static final Set<Role> OFFICER = EnumSet.of(Role.OFFICER);
    /** Who sees donors' full names: they write them down and on receipts. */
    static final Set<Role> NAMERS = EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.CASHIER, Role.REVIEWER);
    /** Who reads donations. */
    static final Set<Role> STAFF = EnumSet.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);

    private static final String ALLOCATE = "allocate";
    private static final String ALLOCATE_PART = "allocate-part";

    private static final Set<Role> REFUNDERS = EnumSet.of(Role.REVIEWER, Role.LEADER);

    private final DonationLists lists;
    private final DonationMaker maker;
    private final DonationBooking booking;
    private final Database database;
    private final ReceiptBook book;
    private final Allocations allocations;
    private final Workflow workflow;
    private final Lifecycle<Donation, DonationStanding, StepInput> life;

    /** Over the module's tables and the kernel. */
    @Activate
    public DonationLifecycle(
            @Reference DonationStore donations,
            @Reference DonationLists lists,
            @Reference DonationMaker maker,
            @Reference DonationBooking booking,
            @Reference(target = "(module=donations)") Database database,
            @Reference ReceiptBook book,
            @Reference Allocations allocations,
            @Reference Workflow workflow) {
        this.lists = lists;
        this.maker = maker;
        this.booking = booking;
        this.database = database;
        this.book = book;
        this.allocations = allocations;
        this.workflow = workflow;
        life = Lifecycle.of(
                        "donations.donation",
                        donations,
                        DonationState.class,
                        Donation::state,
                        Donation::in,
                        this::facts,
                        StepInput.FIELDS)
                .create("pledge", PLEDGED, RECORDERS)
                .step("receive", Set.of(PLEDGED), RECEIVED, CASHIER)
                .whenAlone("donations.in-list", (donation, known) -> donation.list() == 0)
                .takes("valueDate", "voucherNo")
                .checks(this::early)
                .does((set, known, said) -> receive(set, said))
                .example((donation, known) -> StepInput.come(maker.today()))
                .step("receipt", Set.of(RECEIVED), RECEIPTED, CASHIER)
                .also((set, known, said) -> book.issue(set))
                .back("recall", Set.of(RECEIPTED), RECEIVED, CASHIER)
                .when("donations.allocated", (donation, known) -> !donation.setAside())
                .also((set, known, said) -> set.forEach(donation -> book.recall(donation.id(), said.reason())))
                .step(ALLOCATE_PART, Set.of(RECEIPTED), RECEIPTED, REVIEWER)
                .needs("amount")
                .takes("purpose", "project")
                .means(ALLOCATE, DonationLifecycle::all)
                .does((set, known, said) -> setAside(set, said, donation -> said.amount()))
                .example((donation, known) -> StepInput.setAside(donation, donation.half()))
                .step(ALLOCATE, Set.of(RECEIPTED), ALLOCATED, REVIEWER)
                .takes("purpose", "project")
                .means(ALLOCATE_PART, (donation, said) -> !all(donation, said))
                .does((set, known, said) -> setAside(set, said, Donation::left))
                .example((donation, known) -> StepInput.setAside(donation, null))
                .back("release", Set.of(RECEIPTED, ALLOCATED), RECEIPTED, REVIEWER)
                .when("donations.not-allocated", (donation, known) -> donation.setAside())
                .does((set, known, said) -> release(set))
                .step("publish", Set.of(ALLOCATED), PUBLISHED, OFFICER)
                .whenAlone(
                        "donations.published-with-drive",
                        (donation, known) -> donation.facts().drive() == 0)
                .back("refund", IN_HAND, REFUNDED, REFUNDERS)
                .apart("pledge", "receive", "receipt")
                .when("donations.funds-away", (donation, known) -> known.reachable())
                .when("funds.receipt-committed", (donation, known) -> known.whole())
                .does((set, known, said) -> refund(set, known, said.reason()))
                .back("withdraw", Set.of(PLEDGED), VOIDED, RECORDERS)
                .when("workflow.list-not-draft", (donation, known) -> known.draft())
                .also((set, known, said) -> fill(set))
                .build();
    }

    /**
     * What is known of a donation besides what it says.
     *
     * @param draft whether it stands by itself, or has come, or its list is a draft still
     * @param booked whether it is booked in {@code funds}
     * @param receipts the receipts of {@code funds}, null while funds is away
     * @param whole whether neither payments nor goods have taken from its receipt there
     */
    record DonationStanding(boolean draft, boolean booked, Receipts receipts, boolean whole) {
        private boolean reachable() {
            return !booked || receipts != null;
        }
    }

    /** The table. */
    Lifecycle<Donation, DonationStanding, StepInput> life() {
        return life;
    }

    /** Whether all that is left is set aside: the amount tells, not the step's name. */
    private static boolean all(Donation donation, StepInput said) {
        return said.amount() == null || said.amount().equals(donation.left());
    }

    /**
     * Takes a step with what a job found, in the transaction of its chunk.
     *
     * @throws Problem 503 if somebody was quicker with one of them: the job goes on with how they stand then
     */
    List<Donation> carry(Collection<Donation> found, String step, StepInput said) {
        try {
            return found.isEmpty() ? List.of() : workflow.carryAll(life, found, step, said, null);
        } catch (Problem refused) {
            if (refused.status() == Problem.stale().status()) {
                throw Problem.unavailable("donations.busy", refused);
            }
            throw refused;
        }
    }

    /** Loaded only where a step of the donation's state asks. */
    private Map<Long, DonationStanding> facts(Collection<Donation> set) {
        Set<Long> waiting =
                set.stream().filter(Donation::listed).map(Donation::list).collect(Collectors.toSet());
        Set<Long> booked = set.stream()
                .filter(donation -> donation.receipt() != 0 && IN_HAND.contains(donation.state()))
                .map(Donation::receipt)
                .collect(Collectors.toSet());
        Set<Long> drafts = waiting.isEmpty() ? Set.of() : lists.desk().drafts(waiting);
        Receipts there = booking.receipts().orElse(null);
        Map<Long, Money> free = there == null || booked.isEmpty() ? Map.of() : there.free(booked);
        Map<Long, DonationStanding> facts = new HashMap<>();
        for (Donation donation : set) {
            Money amount = donation.facts().given().amount();
            facts.put(
                    donation.id(),
                    new DonationStanding(
                            !donation.listed() || drafts.contains(donation.list()),
                            donation.receipt() != 0,
                            there,
                            free.getOrDefault(donation.receipt(), amount).equals(amount)));
        }
        return facts;
    }

    /** What comes has come today at the latest, whatever day it was promised for. */
    private List<Violation> early(Donation donation, DonationStanding known, StepInput said) {
        return new Violations()
                .unless(!said.on(donation).isAfter(maker.today()), "valueDate", "donations.not-yet")
                .found();
    }

    private List<Donation> receive(List<Donation> set, StepInput said) {
        List<Donation> come = booking.book(set.stream()
                .map(donation -> donation.come(said.on(donation), said.voucherNo()))
                .toList());
        booking.later(come);
        database.changed();
        return come;
    }

    private List<Donation> setAside(List<Donation> set, StepInput said, Function<Donation, Money> amount) {
        Allocations.Target target = allocations.target(said.project(), said.purpose());
        set.forEach(donation -> allocations.check(donation, target, amount.apply(donation)));
        allocations.add(set.stream()
                .map(donation -> allocations.made(donation, target, amount.apply(donation)))
                .toList());
        return set.stream()
                .map(donation -> donation.allocated(donation.allocated().plus(amount.apply(donation))))
                .toList();
    }

    private List<Donation> release(List<Donation> set) {
        set.forEach(donation -> allocations.release(donation.id()));
        return set.stream().map(donation -> donation.allocated(Money.ZERO)).toList();
    }

    /** Gives donations back: their receipts in funds go; their numbers stay. */
    private List<Donation> refund(List<Donation> set, Map<Long, DonationStanding> known, String reason) {
        for (Donation donation : set) {
            DonationStanding standing = known.get(donation.id());
            if (standing.booked()) {
                standing.receipts().take(donation.receipt(), reason);
            }
            book.recall(donation.id(), reason);
        }
        database.changed();
        return release(set);
    }

    /** Whoever changes a donation of a draft has filled that draft in. */
    void fill(Collection<Donation> set) {
        set.stream().filter(Donation::listed).map(Donation::list).distinct().forEach(list -> lists.desk()
                .fill(list));
    }
}
