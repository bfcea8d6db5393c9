package org.warmth.funds;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.warmth.funds.db.Tables.FUNDS_PAYMENTS;
import static org.warmth.funds.db.Tables.FUNDS_RECORDED;
import static org.warmth.funds.db.Tables.FUNDS_RECORDINGS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.records.Kept;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;

/** The tables of recordings and of what each recorded; no rule. */
@Component(service = RecordingStore.class)
public final class RecordingStore implements NamedTable<Recording> {
    private static final RecordRows<Recording> ROWS = RecordRows.of(
            Recording.class,
            FUNDS_RECORDINGS,
            Map.of(
                    "number",
                    FUNDS_RECORDINGS.RECORDING_NO,
                    "name",
                    FUNDS_RECORDINGS.FILE_NAME,
                    "sha256",
                    FUNDS_RECORDINGS.FILE_HASH,
                    "user",
                    FUNDS_RECORDINGS.USER_NAME));

    private final Database database;
    private final Kept<Recording> kept;
    private final PaymentStore payments;
    private final FundCalendar calendar;

    /** Over the module's database. */
    @Activate
    public RecordingStore(
            @Reference(target = "(module=funds)") Database database,
            @Reference RecordService records,
            @Reference PaymentStore payments,
            @Reference FundCalendar calendar) {
        this.database = database;
        kept = records.keep("funds.recording", "funds.recording-unknown", this);
        this.payments = payments;
        this.calendar = calendar;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_RECORDINGS;
    }

    @Override
    public RecordRows<Recording> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<Recording> kept() {
        return kept;
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
                .fetchSingle(this::record));
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
}
