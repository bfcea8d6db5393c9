package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_LISTS;
import static org.warmth.funds.db.Tables.FUNDS_OVERLAPS;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;
import static org.warmth.funds.db.Tables.FUNDS_TURNS;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.ListState;
import org.warmth.api.store.Database;

/** The tables of overlaps, and what is read of payments to find them; no rule. */
@Component(service = OverlapStore.class)
public final class OverlapStore {
    /** The lists whose payments are not decided yet, or never will be. */
    private static final List<String> UNDECIDED = Stream.of(
                    ListState.DRAFT, ListState.SUBMITTED, ListState.CHECKED, ListState.VOIDED)
            .map(Enum::name)
            .toList();

    private static final List<Field<?>> CANDIDATE = List.of(
            FUNDS_PAYMENTS.ID,
            FUNDS_PAYMENTS.VERSION,
            FUNDS_PAYMENTS.PROJECT,
            FUNDS_PAYMENTS.PERSON,
            FUNDS_PAYMENTS.CORRECTS,
            FUNDS_PAYMENTS.VALUE_DATE);

    private final Database database;

    /** Over the module's database. */
    @Activate
    public OverlapStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /** A payment of a list that is looked at. */
    record Candidate(long payment, int version, long project, long person, long corrects, LocalDate date) {}

    /** A project from which a list pays, on a day or that of the list. */
    record Call(long project, LocalDate date) {}

    /** A payment of another list that is approved, but not yet in the ledger. */
    record Pending(long payment, long unit, long project, long person, LocalDate date, Money amount) {}

    /** The payments of a list that stand, after an id. */
    List<Candidate> candidates(long list, long after, int size) {
        return database.read(sql -> sql.select(CANDIDATE)
                .from(FUNDS_PAYMENTS)
                .where(standing(list, after))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(OverlapStore::candidate));
    }

    /** The payments of a list that stand, with overlaps that wait for a decision, after an id. */
    List<Candidate> asking(long list, long after, int size) {
        return database.read(sql -> sql.selectDistinct(CANDIDATE)
                .from(FUNDS_OVERLAPS)
                .join(FUNDS_PAYMENTS)
                .on(FUNDS_PAYMENTS.ID.eq(FUNDS_OVERLAPS.PAYMENT))
                .where(FUNDS_OVERLAPS
                        .LIST
                        .eq(list)
                        .and(FUNDS_OVERLAPS.STATE.eq(OverlapState.OPEN.name()))
                        .and(standing(list, after)))
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(OverlapStore::candidate));
    }

    private static Condition standing(long list, long after) {
        return FUNDS_PAYMENTS
                .LIST
                .eq(list)
                .and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name()))
                .and(FUNDS_PAYMENTS.ID.gt(after));
    }

    private static Candidate candidate(Record row) {
        return new Candidate(
                row.get(FUNDS_PAYMENTS.ID),
                row.get(FUNDS_PAYMENTS.VERSION),
                row.get(FUNDS_PAYMENTS.PROJECT),
                row.get(FUNDS_PAYMENTS.PERSON),
                row.get(FUNDS_PAYMENTS.CORRECTS),
                row.get(FUNDS_PAYMENTS.VALUE_DATE));
    }

    /** What other lists that are approved are about to pay to some persons. */
    List<Pending> pending(Collection<Long> persons, long list) {
        Map<Long, List<Pending>> byList = database.read(sql -> sql.select(
                        FUNDS_PAYMENTS.LIST,
                        FUNDS_PAYMENTS.ID,
                        FUNDS_PAYMENTS.UNIT,
                        FUNDS_PAYMENTS.PROJECT,
                        FUNDS_PAYMENTS.PERSON,
                        FUNDS_PAYMENTS.VALUE_DATE,
                        FUNDS_PAYMENTS.AMOUNT_FEN)
                .from(byPersonIndex(sql))
                .where(FUNDS_PAYMENTS
                        .PERSON
                        .in(persons)
                        .and(FUNDS_PAYMENTS.LIST.ne(list))
                        .and(FUNDS_PAYMENTS.STATE.notIn(PaymentState.VOIDED.name(), PaymentState.PAID.name())))
                .fetchGroups(
                        FUNDS_PAYMENTS.LIST,
                        row -> new Pending(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                Money.ofFen(row.value7()))));
        if (byList.isEmpty()) {
            return List.of();
        }
        List<Long> decided = database.read(sql -> sql.select(FUNDS_LISTS.ID)
                .from(FUNDS_LISTS)
                .where(FUNDS_LISTS.ID.in(byList.keySet()).and(FUNDS_LISTS.STATE.notIn(UNDECIDED)))
                .fetch(FUNDS_LISTS.ID));
        return decided.stream().flatMap(each -> byList.get(each).stream()).toList();
    }

    /** Derby takes a long list for a reason to read the whole table; it is told the index. PostgreSQL finds it. */
    private static Table<?> byPersonIndex(DSLContext sql) {
        return sql.family() == SQLDialect.DERBY
                ? DSL.table("{0} --DERBY-PROPERTIES index=UX_FUNDS_PAYMENTS_ONCE\n", FUNDS_PAYMENTS)
                : FUNDS_PAYMENTS;
    }

    /** The projects of payments, at most some hundreds, by payment. */
    Map<Long, Long> projects(Collection<Long> payments) {
        Map<Long, Long> projects = new HashMap<>();
        List<Long> all = List.copyOf(payments);
        for (int from = 0; from < all.size(); from += Database.CHUNK) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + Database.CHUNK));
            projects.putAll(database.read(sql -> sql.select(FUNDS_PAYMENTS.ID, FUNDS_PAYMENTS.PROJECT)
                    .from(FUNDS_PAYMENTS)
                    .where(FUNDS_PAYMENTS.ID.in(some))
                    .fetchMap(FUNDS_PAYMENTS.ID, FUNDS_PAYMENTS.PROJECT)));
        }
        return projects;
    }

    /** From which projects a list pays, and on which days where payments have their own. */
    List<Call> calls(long list) {
        return database.read(sql -> sql.selectDistinct(FUNDS_PAYMENTS.PROJECT, FUNDS_PAYMENTS.VALUE_DATE)
                .from(FUNDS_PAYMENTS)
                .where(FUNDS_PAYMENTS.LIST.eq(list).and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .fetch(row -> new Call(row.value1(), row.value2())));
    }

    /** What is known of the overlaps of some payments, at most a chunk, which lie close together. */
    List<Overlap> known(Collection<Long> payments) {
        return database.read(sql -> sql.selectFrom(FUNDS_OVERLAPS)
                .where(FUNDS_OVERLAPS
                        .PAYMENT
                        .between(Collections.min(payments), Collections.max(payments))
                        .and(FUNDS_OVERLAPS.PAYMENT.in(payments)))
                .fetch(OverlapStore::overlap));
    }

    /** Undecided overlaps of a list whose payments have left it. */
    List<Overlap> orphans(long list, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_OVERLAPS)
                .where(FUNDS_OVERLAPS
                        .LIST
                        .eq(list)
                        .and(FUNDS_OVERLAPS.STATE.eq(OverlapState.OPEN.name()))
                        .and(DSL.notExists(DSL.selectOne()
                                .from(FUNDS_PAYMENTS)
                                .where(FUNDS_PAYMENTS
                                        .ID
                                        .eq(FUNDS_OVERLAPS.PAYMENT)
                                        .and(FUNDS_PAYMENTS.LIST.eq(list))
                                        .and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name()))))))
                .orderBy(FUNDS_OVERLAPS.ID)
                .limit(size)
                .fetch(OverlapStore::overlap));
    }

    /** How many overlaps wait for a decision, of payments that stand in the lists as they were looked at; by list. */
    Map<Long, Integer> undecided(Collection<Long> lists) {
        return database.read(sql -> sql.select(FUNDS_OVERLAPS.LIST, DSL.count())
                .from(FUNDS_OVERLAPS)
                .join(FUNDS_PAYMENTS)
                .on(FUNDS_PAYMENTS.ID.eq(FUNDS_OVERLAPS.PAYMENT))
                .where(FUNDS_OVERLAPS
                        .LIST
                        .in(lists)
                        .and(FUNDS_OVERLAPS.STATE.eq(OverlapState.OPEN.name()))
                        .and(FUNDS_PAYMENTS.LIST.eq(FUNDS_OVERLAPS.LIST))
                        .and(FUNDS_PAYMENTS.VERSION.eq(FUNDS_OVERLAPS.PAYMENT_VERSION))
                        .and(FUNDS_PAYMENTS.STATE.ne(PaymentState.VOIDED.name())))
                .groupBy(FUNDS_OVERLAPS.LIST)
                .fetchMap(FUNDS_OVERLAPS.LIST, DSL.count()));
    }

    Optional<Overlap> byId(long list, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_OVERLAPS)
                .where(FUNDS_OVERLAPS.ID.eq(id).and(FUNDS_OVERLAPS.LIST.eq(list)))
                .fetchOptional(OverlapStore::overlap));
    }

    /** The overlaps of a list, in a state or all that are there, after an id. */
    List<Overlap> page(long list, OverlapState state, long after, int size) {
        Condition wanted = state == null
                ? FUNDS_OVERLAPS.STATE.ne(OverlapState.GONE.name())
                : FUNDS_OVERLAPS.STATE.eq(state.name());
        return find(FUNDS_OVERLAPS.LIST.eq(list).and(wanted), after, size);
    }

    /** The undecided overlaps of a list of one sort, after an id. */
    List<Overlap> open(long list, Overlap.Sort sort, long after, int size) {
        return find(
                FUNDS_OVERLAPS
                        .LIST
                        .eq(list)
                        .and(FUNDS_OVERLAPS.STATE.eq(OverlapState.OPEN.name()))
                        .and(FUNDS_OVERLAPS.SOURCE_MODULE.eq(sort.programme()))
                        .and(FUNDS_OVERLAPS.BENEFIT.eq(sort.benefit())),
                after,
                size);
    }

    private List<Overlap> find(Condition wanted, long after, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_OVERLAPS)
                .where(wanted.and(FUNDS_OVERLAPS.ID.gt(after)))
                .orderBy(FUNDS_OVERLAPS.ID)
                .limit(size)
                .fetch(OverlapStore::overlap));
    }

    void insert(Collection<Overlap> found) {
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(
                            FUNDS_OVERLAPS,
                            FUNDS_OVERLAPS.ID,
                            FUNDS_OVERLAPS.LIST,
                            FUNDS_OVERLAPS.PAYMENT,
                            FUNDS_OVERLAPS.PAYMENT_VERSION,
                            FUNDS_OVERLAPS.PERSON,
                            FUNDS_OVERLAPS.SOURCE_MODULE,
                            FUNDS_OVERLAPS.SOURCE_RECORD,
                            FUNDS_OVERLAPS.SOURCE_STEP,
                            FUNDS_OVERLAPS.UNIT,
                            FUNDS_OVERLAPS.GIVEN_ON,
                            FUNDS_OVERLAPS.BENEFIT,
                            FUNDS_OVERLAPS.MONEY_FEN,
                            FUNDS_OVERLAPS.GOODS_FEN,
                            FUNDS_OVERLAPS.STATE,
                            FUNDS_OVERLAPS.REASON,
                            FUNDS_OVERLAPS.DECIDED_BY)
                    .values(
                            (Long) null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
            found.forEach(each -> batch.bind(
                    each.id(),
                    each.list(),
                    each.payment(),
                    each.version(),
                    each.person(),
                    each.source().module(),
                    each.source().record(),
                    each.source().step(),
                    each.unit(),
                    each.date(),
                    each.benefit(),
                    each.money().fen(),
                    each.goods().fen(),
                    each.state().name(),
                    each.reason(),
                    each.decidedBy()));
            return batch.execute();
        });
    }

    /** Writes what became of overlaps, with the day and the version of the payment that were seen last. */
    void update(Collection<Overlap> changed) {
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.update(FUNDS_OVERLAPS)
                    .set(FUNDS_OVERLAPS.LIST, (Long) null)
                    .set(FUNDS_OVERLAPS.PAYMENT_VERSION, (Integer) null)
                    .set(FUNDS_OVERLAPS.GIVEN_ON, (LocalDate) null)
                    .set(FUNDS_OVERLAPS.STATE, (String) null)
                    .set(FUNDS_OVERLAPS.REASON, (String) null)
                    .set(FUNDS_OVERLAPS.DECIDED_BY, (String) null)
                    .where(FUNDS_OVERLAPS.ID.eq((Long) null)));
            changed.forEach(each -> batch.bind(
                    each.list(),
                    each.version(),
                    each.date(),
                    each.state().name(),
                    each.reason(),
                    each.decidedBy(),
                    each.id()));
            return batch.execute();
        });
    }

    /** Moves a list that waits for its approval one version on, so that nobody approves what they have not seen. */
    boolean touch(long list) {
        return database.write(sql -> sql.update(FUNDS_LISTS)
                        .set(FUNDS_LISTS.VERSION, FUNDS_LISTS.VERSION.plus(1))
                        .where(FUNDS_LISTS
                                .ID
                                .eq(list)
                                .and(FUNDS_LISTS.STATE.in(Overlap.DECIDABLE.stream()
                                        .map(Enum::name)
                                        .toList())))
                        .execute())
                == 1;
    }

    /**
     * Waits for one's turn to approve a list of some campaigns, and holds it until the transaction ends; of two at a
     * campaign's first turn, the store tries the second again.
     */
    void turn(SortedSet<Long> campaigns) {
        database.write(sql -> {
            for (long campaign : campaigns) {
                int held = sql.update(FUNDS_TURNS)
                        .set(FUNDS_TURNS.TURN, FUNDS_TURNS.TURN.plus(1))
                        .where(FUNDS_TURNS.CAMPAIGN.eq(campaign))
                        .execute();
                if (held == 0) {
                    sql.insertInto(FUNDS_TURNS)
                            .set(FUNDS_TURNS.CAMPAIGN, campaign)
                            .set(FUNDS_TURNS.TURN, 1L)
                            .execute();
                }
            }
            return null;
        });
    }

    private static Overlap overlap(Record row) {
        return new Overlap(
                row.get(FUNDS_OVERLAPS.ID),
                row.get(FUNDS_OVERLAPS.LIST),
                row.get(FUNDS_OVERLAPS.PAYMENT),
                row.get(FUNDS_OVERLAPS.PAYMENT_VERSION),
                row.get(FUNDS_OVERLAPS.PERSON),
                new SourceKey(
                        row.get(FUNDS_OVERLAPS.SOURCE_MODULE),
                        row.get(FUNDS_OVERLAPS.SOURCE_RECORD),
                        row.get(FUNDS_OVERLAPS.SOURCE_STEP)),
                row.get(FUNDS_OVERLAPS.UNIT),
                row.get(FUNDS_OVERLAPS.GIVEN_ON),
                row.get(FUNDS_OVERLAPS.BENEFIT),
                Money.ofFen(row.get(FUNDS_OVERLAPS.MONEY_FEN)),
                Money.ofFen(row.get(FUNDS_OVERLAPS.GOODS_FEN)),
                OverlapState.valueOf(row.get(FUNDS_OVERLAPS.STATE)),
                row.get(FUNDS_OVERLAPS.REASON),
                row.get(FUNDS_OVERLAPS.DECIDED_BY));
    }
}
