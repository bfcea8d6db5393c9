package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_ALLOCATIONS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.BatchBindStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.funds.Projects;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** What donations are set aside for: never more than was given, and what was given for one thing only for that. */
@Component(service = Allocations.class)
public final class Allocations {
    private final Database database;
    private final DonationMaker maker;
    private final Units units;
    private final Ids ids;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Projects projects;

    /** Over the module's database. */
    @Activate
    public Allocations(
            @Reference(target = "(module=donations)") Database database,
            @Reference DonationMaker maker,
            @Reference Units units,
            @Reference Ids ids) {
        this.database = database;
        this.maker = maker;
        this.units = units;
        this.ids = ids;
    }

    /**
     * What money is set aside for.
     *
     * @param project the payment project, 0 for none
     * @param purpose what it is for
     * @param holders the units whose donations may go there; empty for any
     */
    record Target(long project, Purpose purpose, List<Long> holders) {
        /** Whether a donation may be set aside for it. */
        boolean suits(Donation donation) {
            Purpose intent = donation.facts().intent();
            return intent == null || intent == purpose;
        }
    }

    /** The target that somebody names: a purpose, or a project, which says its own and takes money from its unit and above. */
    Target target(Long project, Purpose purpose) {
        if (project == null || project == 0) {
            new Violations().required("purpose", purpose).refuse();
            return new Target(0, purpose, List.of());
        }
        Projects there = projects;
        if (there == null) {
            throw Problem.conflict("donations.funds-away");
        }
        Projects.Project open =
                there.open(project).orElseThrow(() -> Problem.invalid("project", "donations.project-unknown"));
        Purpose own = Purpose.ofProject(open.kind());
        new Violations()
                .unless(purpose == null || purpose == own, "purpose", "donations.purpose-of-project")
                .refuse();
        return new Target(project, own, units.lineage(open.unit(), maker.today()));
    }

    /** Refuses what a donation may not be set aside for. */
    void check(Donation donation, Target target, Money amount) {
        new Violations()
                .positive("amount", amount)
                .unless(
                        amount.compareTo(donation.left()) <= 0,
                        "amount",
                        "donations.over-allocated",
                        donation.left().yuan())
                .unless(target.suits(donation), "purpose", "donations.intent-differs")
                .unless(
                        target.holders().isEmpty() || target.holders().contains(donation.unit()),
                        "project",
                        "donations.project-elsewhere")
                .refuse();
    }

    /** Writes down what is set aside, in the caller's transaction. */
    void add(Collection<Allocation> made) {
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(
                            DONATIONS_ALLOCATIONS,
                            DONATIONS_ALLOCATIONS.ID,
                            DONATIONS_ALLOCATIONS.DONATION,
                            DONATIONS_ALLOCATIONS.PROJECT,
                            DONATIONS_ALLOCATIONS.PURPOSE,
                            DONATIONS_ALLOCATIONS.AMOUNT_FEN,
                            DONATIONS_ALLOCATIONS.ALLOCATED_ON,
                            DONATIONS_ALLOCATIONS.RELEASED)
                    .values((Long) null, null, null, null, null, null, null));
            made.forEach(each -> batch.bind(
                    each.id(),
                    each.donation(),
                    each.project(),
                    each.purpose().name(),
                    each.amount().fen(),
                    each.date(),
                    each.released()));
            return batch.execute();
        });
    }

    /** What is set aside of a donation for a target. */
    Allocation made(Donation donation, Target target, Money amount) {
        LocalDate today = maker.today();
        return new Allocation(ids.next(), donation.id(), target.project(), target.purpose(), amount, today, false);
    }

    /** Takes back all that is set aside of a donation. */
    void release(long donation) {
        database.write(sql -> sql.update(DONATIONS_ALLOCATIONS)
                .set(DONATIONS_ALLOCATIONS.RELEASED, true)
                .where(DONATIONS_ALLOCATIONS.DONATION.eq(donation))
                .execute());
    }

    /** What was set aside of a donation, first to last. */
    List<Allocation> of(long donation) {
        return database.read(sql -> sql.selectFrom(DONATIONS_ALLOCATIONS)
                .where(DONATIONS_ALLOCATIONS.DONATION.eq(donation))
                .orderBy(DONATIONS_ALLOCATIONS.ID)
                .fetch(row -> new Allocation(
                        row.get(DONATIONS_ALLOCATIONS.ID),
                        row.get(DONATIONS_ALLOCATIONS.DONATION),
                        row.get(DONATIONS_ALLOCATIONS.PROJECT),
                        Purpose.valueOf(row.get(DONATIONS_ALLOCATIONS.PURPOSE)),
                        Money.ofFen(row.get(DONATIONS_ALLOCATIONS.AMOUNT_FEN)),
                        row.get(DONATIONS_ALLOCATIONS.ALLOCATED_ON),
                        row.get(DONATIONS_ALLOCATIONS.RELEASED))));
    }
}
