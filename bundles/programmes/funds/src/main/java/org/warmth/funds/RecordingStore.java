package org.warmth.funds;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;
import static org.warmth.funds.db.Tables.FUNDS_RECORDED;
import static org.warmth.funds.db.Tables.FUNDS_RECORDINGS;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The tables of recordings and of what each recorded; no rule. */
@Component(service = RecordingStore.class)
public final class RecordingStore {
    private final Database database;
    private final PaymentStore payments;
    private final FundCalendar calendar;

    /** Over the module's database. */
    @Activate
    public RecordingStore(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentStore payments,
            @Reference FundCalendar calendar) {
        this.database = database;
        this.payments = payments;
        this.calendar = calendar;
    }

    void insert(Recording recording) {
        database.write(
                sql -> sql.insertInto(FUNDS_RECORDINGS).set(columns(recording)).execute());
    }

    void update(Recording recording) {
        database.write(sql -> sql.update(FUNDS_RECORDINGS)
                .set(columns(recording))
                .where(FUNDS_RECORDINGS.ID.eq(recording.id()))
                .execute());
    }

    /** A recording whose file is not made yet, held until the transaction ends. */
    Optional<Recording> hold(long id) {
        boolean open = database.write(sql -> sql.update(FUNDS_RECORDINGS)
                        .set(FUNDS_RECORDINGS.ID, id)
                        .where(FUNDS_RECORDINGS.ID.eq(id).and(FUNDS_RECORDINGS.READY.isFalse()))
                        .execute())
                == 1;
        return open ? Optional.of(byId(id)) : Optional.empty();
    }

    /** A recording that exists, whoever asks. */
    Recording byId(long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_RECORDINGS)
                .where(FUNDS_RECORDINGS.ID.eq(id))
                .fetchSingle(RecordingStore::recording));
    }

    Optional<Recording> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_RECORDINGS)
                .where(FUNDS_RECORDINGS.ID.eq(id).and(database.scope(caller, FUNDS_RECORDINGS.UNIT, Set.of())))
                .fetchOptional(RecordingStore::recording));
    }

    /** The recordings in the caller's scope, of a unit or any. */
    List<Recording> page(Caller caller, long unit, long after, int size) {
        Condition wanted =
                database.scope(caller, FUNDS_RECORDINGS.UNIT, Set.of()).and(FUNDS_RECORDINGS.ID.gt(after));
        return database.read(sql -> sql.selectFrom(FUNDS_RECORDINGS)
                .where(unit == 0 ? wanted : wanted.and(FUNDS_RECORDINGS.UNIT.eq(unit)))
                .orderBy(FUNDS_RECORDINGS.ID)
                .limit(size)
                .fetch(RecordingStore::recording));
    }

    /** Notes payments as recorded, as each was paid. */
    void note(long recording, Collection<Payment> paid) {
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(
                            FUNDS_RECORDED, FUNDS_RECORDED.PAYMENT, FUNDS_RECORDED.ATTEMPT, FUNDS_RECORDED.RECORDING)
                    .values((Long) null, null, null));
            for (Payment payment : paid) {
                batch = batch.bind(payment.id(), payment.attempt(), recording);
            }
            return batch.execute();
        });
    }

    /** Payments of a unit's subtree that were paid and in no recording, after an id. */
    List<Payment> unrecorded(long unit, long after, int size) {
        return first(
                database.subtree(FUNDS_PAYMENTS.UNIT, unit, calendar.today())
                        .and(missing())
                        .and(FUNDS_PAYMENTS.ID.gt(after)),
                size);
    }

    /** Payments in the caller's scope that were paid and in no recording, of a unit or any, after an id. */
    List<Payment> unrecorded(Caller caller, long unit, long after, int size) {
        Condition wanted = database.scope(caller, FUNDS_PAYMENTS.UNIT, Set.of())
                .and(missing())
                .and(FUNDS_PAYMENTS.ID.gt(after));
        return first(unit == 0 ? wanted : wanted.and(FUNDS_PAYMENTS.UNIT.eq(unit)), size);
    }

    /** What a recording recorded, after an id, in the order of ids. */
    List<Payment> recorded(long recording, long after, int size) {
        return database.read(sql -> sql.select(FUNDS_PAYMENTS.fields())
                .from(FUNDS_RECORDED)
                .join(FUNDS_PAYMENTS)
                .on(FUNDS_PAYMENTS.ID.eq(FUNDS_RECORDED.PAYMENT))
                .where(FUNDS_RECORDED.RECORDING.eq(recording).and(FUNDS_RECORDED.PAYMENT.gt(after)))
                .orderBy(FUNDS_RECORDED.PAYMENT)
                .limit(size)
                .fetch(payments::record));
    }

    /** How many payments a recording holds. */
    int count(long recording) {
        return database.read(sql -> sql.fetchCount(FUNDS_RECORDED, FUNDS_RECORDED.RECORDING.eq(recording)));
    }

    private List<Payment> first(Condition wanted, int size) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYMENTS)
                .where(wanted)
                .orderBy(FUNDS_PAYMENTS.ID)
                .limit(size)
                .fetch(payments::record));
    }

    private static Condition missing() {
        return FUNDS_PAYMENTS
                .STATE
                .eq(PaymentState.PAID.name())
                .and(notExists(selectOne()
                        .from(FUNDS_RECORDED)
                        .where(FUNDS_RECORDED.PAYMENT.eq(FUNDS_PAYMENTS.ID))
                        .and(FUNDS_RECORDED.ATTEMPT.eq(FUNDS_PAYMENTS.ATTEMPT))));
    }

    private static Map<Field<?>, Object> columns(Recording recording) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_RECORDINGS.ID, recording.id());
        columns.put(FUNDS_RECORDINGS.UNIT, recording.unit());
        columns.put(FUNDS_RECORDINGS.RECORDING_NO, recording.number());
        columns.put(FUNDS_RECORDINGS.READY, recording.ready());
        columns.put(FUNDS_RECORDINGS.PAYMENTS, recording.payments());
        columns.put(FUNDS_RECORDINGS.AMOUNT_FEN, recording.amount().fen());
        columns.put(FUNDS_RECORDINGS.FILE_ID, recording.file().id());
        columns.put(FUNDS_RECORDINGS.FILE_NAME, recording.file().name());
        columns.put(FUNDS_RECORDINGS.FILE_HASH, recording.file().sha256());
        columns.put(FUNDS_RECORDINGS.JOB, recording.job());
        columns.put(FUNDS_RECORDINGS.USER_NAME, recording.user());
        columns.put(FUNDS_RECORDINGS.CREATED_AT, LocalDateTime.ofInstant(recording.createdAt(), ZoneOffset.UTC));
        return columns;
    }

    private static Recording recording(Record row) {
        return new Recording(
                row.get(FUNDS_RECORDINGS.ID),
                row.get(FUNDS_RECORDINGS.UNIT),
                row.get(FUNDS_RECORDINGS.RECORDING_NO),
                row.get(FUNDS_RECORDINGS.READY),
                row.get(FUNDS_RECORDINGS.PAYMENTS),
                Money.ofFen(row.get(FUNDS_RECORDINGS.AMOUNT_FEN)),
                new Batch.BankFile(
                        row.get(FUNDS_RECORDINGS.FILE_ID),
                        row.get(FUNDS_RECORDINGS.FILE_NAME),
                        row.get(FUNDS_RECORDINGS.FILE_HASH)),
                row.get(FUNDS_RECORDINGS.JOB),
                row.get(FUNDS_RECORDINGS.USER_NAME),
                row.get(FUNDS_RECORDINGS.CREATED_AT).toInstant(ZoneOffset.UTC));
    }
}
