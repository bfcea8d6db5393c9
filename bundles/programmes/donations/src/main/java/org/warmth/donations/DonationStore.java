package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_DONATIONS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;

/** The table of donations; no rule. */
@Component(service = DonationStore.class)
public final class DonationStore implements ListedTable<Donation> {
    private final Database database;
    private final Records<Donation> records;

    /** Over the module's database. */
    @Activate
    public DonationStore(@Reference(target = "(module=donations)") Database database, @Reference Lists lists) {
        this.database = database;
        this.records = lists.records(this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return DONATIONS_DONATIONS;
    }

    @Override
    public Set<DonationState> open() {
        return Set.of(DonationState.PLEDGED);
    }

    @Override
    public Set<DonationState> gone() {
        return Set.of(DonationState.VOIDED);
    }

    /** The donations, as every module handles its records. */
    Records<Donation> records() {
        return records;
    }

    /** The donations that staff may read and a query asks for, in the order of their ids. */
    List<Donation> page(Caller caller, DonationQuery query, int size) {
        Condition staff = database.scope(caller, DONATIONS_DONATIONS.UNIT, DonationLifecycle.STAFF);
        return records.page(caller, staff.and(matching(query)), query.after(), size);
    }

    /** The ids of what has come to a unit or one below it and waits to be booked in {@code funds}, after an id. */
    List<Long> waiting(long unit, LocalDate today, long after, int size) {
        return ids(database.subtree(DONATIONS_DONATIONS.UNIT, unit, today).and(waits()), after, size);
    }

    /** The ids of the donations of a drive in a state, after an id. */
    List<Long> ofDrive(long drive, DonationState state, long after, int size) {
        return ids(DONATIONS_DONATIONS.DRIVE.eq(drive).and(DONATIONS_DONATIONS.STATE.eq(state.name())), after, size);
    }

    /** The ids of the receipted donations of a drive that some units hold and that may be used for a purpose, after an id. */
    List<Long> free(long drive, Collection<Long> units, Purpose purpose, long after, int size) {
        Condition wanted = DONATIONS_DONATIONS
                .DRIVE
                .eq(drive)
                .and(DONATIONS_DONATIONS.STATE.eq(DonationState.RECEIPTED.name()))
                .and(DONATIONS_DONATIONS.INTENT.isNull().or(DONATIONS_DONATIONS.INTENT.eq(purpose.name())));
        return ids(units.isEmpty() ? wanted : wanted.and(DONATIONS_DONATIONS.UNIT.in(units)), after, size);
    }

    private List<Long> ids(Condition wanted, long after, int size) {
        return database.read(sql -> sql.select(DONATIONS_DONATIONS.ID)
                .from(DONATIONS_DONATIONS)
                .where(wanted.and(DONATIONS_DONATIONS.ID.gt(after)))
                .orderBy(DONATIONS_DONATIONS.ID)
                .limit(size)
                .fetch(DONATIONS_DONATIONS.ID));
    }

    private static Condition waits() {
        return DONATIONS_DONATIONS
                .RECEIPT
                .eq(0L)
                .and(DONATIONS_DONATIONS.STATE.in(
                        DonationState.IN_HAND.stream().map(Enum::name).toList()));
    }

    private static Condition matching(DonationQuery query) {
        Condition wanted = query.unit() == 0 ? DSL.noCondition() : DONATIONS_DONATIONS.UNIT.eq(query.unit());
        wanted = query.list() == 0 ? wanted : wanted.and(DONATIONS_DONATIONS.LIST.eq(query.list()));
        wanted = query.drive() == 0 ? wanted : wanted.and(DONATIONS_DONATIONS.DRIVE.eq(query.drive()));
        wanted = query.kind() == null
                ? wanted
                : wanted.and(DONATIONS_DONATIONS.DONOR_KIND.eq(query.kind().name()));
        wanted = query.waiting() ? wanted.and(waits()) : wanted;
        return query.state() == null
                ? wanted
                : wanted.and(DONATIONS_DONATIONS.STATE.eq(query.state().name()));
    }

    @Override
    public Object[] values(Donation donation) {
        DonationFacts facts = donation.facts();
        Donor donor = facts.donor();
        Given given = facts.given();
        return new Object[] {
            donation.id(),
            donation.unit(),
            donation.list(),
            donation.importId(),
            donation.corrects(),
            donation.state().name(),
            donation.version(),
            facts.drive(),
            donor.kind().name(),
            donor.name(),
            donor.enterprise(),
            donor.from(),
            donor.anonymous(),
            donor.people(),
            given.amount().fen(),
            given.goods(),
            given.quantity(),
            given.price().fen(),
            given.basis(),
            facts.date(),
            facts.channel() == null ? null : facts.channel().name(),
            facts.intent() == null ? null : facts.intent().name(),
            facts.remark(),
            donation.voucherNo(),
            donation.receipt(),
            donation.allocated().fen()
        };
    }

    @Override
    public Donation record(Record row) {
        return new Donation(
                row.get(DONATIONS_DONATIONS.ID),
                row.get(DONATIONS_DONATIONS.UNIT),
                row.get(DONATIONS_DONATIONS.LIST),
                row.get(DONATIONS_DONATIONS.IMPORT_ID),
                row.get(DONATIONS_DONATIONS.CORRECTS),
                DonationState.valueOf(row.get(DONATIONS_DONATIONS.STATE)),
                row.get(DONATIONS_DONATIONS.VERSION),
                facts(row),
                row.get(DONATIONS_DONATIONS.VOUCHER_NO),
                row.get(DONATIONS_DONATIONS.RECEIPT),
                Money.ofFen(row.get(DONATIONS_DONATIONS.ALLOCATED_FEN)));
    }

    private static DonationFacts facts(Record row) {
        String channel = row.get(DONATIONS_DONATIONS.CHANNEL);
        String intent = row.get(DONATIONS_DONATIONS.INTENT);
        return new DonationFacts(
                row.get(DONATIONS_DONATIONS.DRIVE),
                new Donor(
                        DonorKind.valueOf(row.get(DONATIONS_DONATIONS.DONOR_KIND)),
                        row.get(DONATIONS_DONATIONS.DONOR),
                        row.get(DONATIONS_DONATIONS.ENTERPRISE),
                        row.get(DONATIONS_DONATIONS.FROM_UNIT),
                        row.get(DONATIONS_DONATIONS.ANONYMOUS),
                        row.get(DONATIONS_DONATIONS.PEOPLE)),
                new Given(
                        Money.ofFen(row.get(DONATIONS_DONATIONS.AMOUNT_FEN)),
                        row.get(DONATIONS_DONATIONS.GOODS),
                        row.get(DONATIONS_DONATIONS.QUANTITY),
                        Money.ofFen(row.get(DONATIONS_DONATIONS.PRICE_FEN)),
                        row.get(DONATIONS_DONATIONS.BASIS)),
                row.get(DONATIONS_DONATIONS.GIVEN_ON),
                channel == null ? null : Channel.valueOf(channel),
                intent == null ? null : Purpose.valueOf(intent),
                row.get(DONATIONS_DONATIONS.REMARK));
    }
}
