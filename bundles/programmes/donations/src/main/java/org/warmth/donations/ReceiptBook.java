package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_COUNTERS;
import static org.warmth.donations.db.Tables.DONATIONS_RECEIPTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Callers;
import org.warmth.api.records.Filter;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.records.RecordTable;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/**
 * The register of receipts: each unit and year counts from 1 without a gap. Who wants numbers holds the counter until the
 * transaction ends, so that a number is given out once and comes back if nothing came of it.
 */
@Component(service = ReceiptBook.class)
public final class ReceiptBook implements RecordTable<ReceiptLine> {
    private final Database database;
    private final DonationMaker maker;
    private final Kept<ReceiptLine> lines;
    private final Callers callers;
    private final Ids ids;

    /** Over the module's database. */
    @Activate
    public ReceiptBook(
            @Reference(target = "(module=donations)") Database database,
            @Reference DonationMaker maker,
            @Reference RecordService records,
            @Reference Callers callers,
            @Reference Ids ids) {
        this.database = database;
        this.maker = maker;
        this.lines = records.keep(
                "donations.receipt",
                "donations.receipt-unknown",
                this,
                caller -> database.scope(caller, DONATIONS_RECEIPTS.UNIT, DonationLifecycle.STAFF));
        this.callers = callers;
        this.ids = ids;
    }

    /** Numbers donations, in the order given, in the caller's transaction. */
    void issue(Collection<Donation> donations) {
        LocalDate today = maker.today();
        String by = callers.current().name();
        Map<Long, List<Donation>> byUnit =
                donations.stream().collect(Collectors.groupingBy(Donation::unit, TreeMap::new, Collectors.toList()));
        database.write(sql -> {
            List<ReceiptLine> lines = new ArrayList<>(donations.size());
            byUnit.forEach((unit, some) -> {
                int number = next(sql, unit, today.getYear(), some.size());
                for (Donation donation : some) {
                    lines.add(new ReceiptLine(
                            ids.next(), unit, today.getYear(), number++, donation.id(), today, by, false, null));
                }
            });
            this.lines.insertAll(lines);
            return null;
        });
    }

    /** Takes a donation's number back, if it has one; the number stays in the register. */
    void recall(long donation, String reason) {
        database.write(sql -> sql.update(DONATIONS_RECEIPTS)
                .set(DONATIONS_RECEIPTS.VOIDED, true)
                .set(DONATIONS_RECEIPTS.REASON, reason)
                .where(DONATIONS_RECEIPTS.DONATION.eq(donation).and(DONATIONS_RECEIPTS.VOIDED.isFalse()))
                .execute());
    }

    /** The receipts that stand for donations, at most a chunk, by donation. */
    Map<Long, ReceiptLine> of(Collection<Long> donations) {
        return donations.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(DONATIONS_RECEIPTS)
                        .where(DONATIONS_RECEIPTS.DONATION.in(donations).and(DONATIONS_RECEIPTS.VOIDED.isFalse()))
                        .fetchMap(DONATIONS_RECEIPTS.DONATION, this::record));
    }

    /** The register of the units where the caller is staff, of one unit and year or any. */
    Page<ReceiptLine> page(long unit, int year, long after, int size) {
        Condition wanted = Filter.by(DONATIONS_RECEIPTS.UNIT, unit);
        return lines.page(year == 0 ? wanted : wanted.and(DONATIONS_RECEIPTS.RECEIPT_YEAR.eq(year)), after, size);
    }

    /** The first of so many numbers; of two who take the year's first at once, the store tries the second again. */
    private static int next(DSLContext sql, long unit, int year, int count) {
        if (!counted(sql, unit, year, count)) {
            sql.insertInto(DONATIONS_COUNTERS)
                    .set(DONATIONS_COUNTERS.UNIT, unit)
                    .set(DONATIONS_COUNTERS.RECEIPT_YEAR, year)
                    .set(DONATIONS_COUNTERS.LAST_NUMBER, count)
                    .execute();
        }
        return sql.select(DONATIONS_COUNTERS.LAST_NUMBER)
                        .from(DONATIONS_COUNTERS)
                        .where(of(unit, year))
                        .fetchSingle(DONATIONS_COUNTERS.LAST_NUMBER)
                - count
                + 1;
    }

    private static boolean counted(DSLContext sql, long unit, int year, int count) {
        return sql.update(DONATIONS_COUNTERS)
                        .set(DONATIONS_COUNTERS.LAST_NUMBER, DONATIONS_COUNTERS.LAST_NUMBER.plus(count))
                        .where(of(unit, year))
                        .execute()
                == 1;
    }

    private static Condition of(long unit, int year) {
        return DONATIONS_COUNTERS.UNIT.eq(unit).and(DONATIONS_COUNTERS.RECEIPT_YEAR.eq(year));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return DONATIONS_RECEIPTS;
    }

    @Override
    public Object[] values(ReceiptLine line) {
        return new Object[] {
            line.id(),
            line.unit(),
            line.year(),
            line.number(),
            line.donation(),
            line.issuedOn(),
            line.issuedBy(),
            line.voided(),
            line.reason()
        };
    }

    @Override
    public ReceiptLine record(Record row) {
        return new ReceiptLine(
                row.get(DONATIONS_RECEIPTS.ID),
                row.get(DONATIONS_RECEIPTS.UNIT),
                row.get(DONATIONS_RECEIPTS.RECEIPT_YEAR),
                row.get(DONATIONS_RECEIPTS.NUMBER),
                row.get(DONATIONS_RECEIPTS.DONATION),
                row.get(DONATIONS_RECEIPTS.ISSUED_ON),
                row.get(DONATIONS_RECEIPTS.ISSUED_BY),
                row.get(DONATIONS_RECEIPTS.VOIDED),
                row.get(DONATIONS_RECEIPTS.REASON));
    }
}
