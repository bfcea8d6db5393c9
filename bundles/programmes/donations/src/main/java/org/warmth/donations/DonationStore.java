package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_DONATIONS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.lists.Lists;
import org.warmth.api.lists.Records;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.store.Database;

/** The table of donations; no rule. */
@Component(service = DonationStore.class)
public final class DonationStore implements ListedTable<Donation>, NamedTable<Donation> {
    private static final RecordRows<Donation> ROWS = RecordRows.of(
            Donation.class,
            DONATIONS_DONATIONS,
            Map.of(
                    "kind", DONATIONS_DONATIONS.DONOR_KIND,
                    "name", DONATIONS_DONATIONS.DONOR,
                    "from", DONATIONS_DONATIONS.FROM_UNIT,
                    "date", DONATIONS_DONATIONS.GIVEN_ON));

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
    public RecordRows<Donation> rows() {
        return ROWS;
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
}
