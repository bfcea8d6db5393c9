package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PAYERS;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of accounts that pay; no rule. */
@Component(service = PayerStore.class)
public final class PayerStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public PayerStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(Payer payer) {
        database.write(sql -> sql.insertInto(FUNDS_PAYERS).set(columns(payer)).execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(Payer payer) {
        return database.write(sql -> sql.update(FUNDS_PAYERS)
                        .set(columns(payer))
                        .where(FUNDS_PAYERS.ID.eq(payer.id()).and(FUNDS_PAYERS.VERSION.eq(payer.version() - 1)))
                        .execute())
                == 1;
    }

    Optional<Payer> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYERS)
                .where(FUNDS_PAYERS.ID.eq(id).and(database.scope(caller, FUNDS_PAYERS.UNIT, Set.of())))
                .fetchOptional(PayerStore::payer));
    }

    /** The account of a number, whoever asks. */
    Optional<Payer> byNumber(String number) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYERS)
                .where(FUNDS_PAYERS.ACCOUNT_NO.eq(number))
                .fetchOptional(PayerStore::payer));
    }

    /** The accounts among the ids that exist, whoever asks. */
    Map<Long, Payer> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_PAYERS)
                .where(FUNDS_PAYERS.ID.in(ids))
                .fetchMap(FUNDS_PAYERS.ID, PayerStore::payer));
    }

    /** The accounts in the caller's scope, of a unit or any. */
    List<Payer> page(Caller caller, long unit, long after, int size) {
        Condition wanted = database.scope(caller, FUNDS_PAYERS.UNIT, Set.of()).and(FUNDS_PAYERS.ID.gt(after));
        return database.read(sql -> sql.selectFrom(FUNDS_PAYERS)
                .where(unit == 0 ? wanted : wanted.and(FUNDS_PAYERS.UNIT.eq(unit)))
                .orderBy(FUNDS_PAYERS.ID)
                .limit(size)
                .fetch(PayerStore::payer));
    }

    private static Map<Field<?>, Object> columns(Payer payer) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_PAYERS.ID, payer.id());
        columns.put(FUNDS_PAYERS.UNIT, payer.unit());
        columns.put(FUNDS_PAYERS.NAME, payer.name());
        columns.put(FUNDS_PAYERS.ACCOUNT_NO, payer.number());
        columns.put(FUNDS_PAYERS.BANK, payer.bank());
        columns.put(FUNDS_PAYERS.BANK_CODE, payer.bankCode());
        columns.put(
                FUNDS_PAYERS.SOURCES,
                payer.sources().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        columns.put(FUNDS_PAYERS.CLOSED, payer.closed());
        columns.put(FUNDS_PAYERS.VERSION, payer.version());
        return columns;
    }

    private static Payer payer(Record row) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        Arrays.stream(row.get(FUNDS_PAYERS.SOURCES).split(","))
                .filter(name -> !name.isEmpty())
                .forEach(name -> sources.add(Source.valueOf(name)));
        return new Payer(
                row.get(FUNDS_PAYERS.ID),
                row.get(FUNDS_PAYERS.UNIT),
                row.get(FUNDS_PAYERS.NAME),
                row.get(FUNDS_PAYERS.ACCOUNT_NO),
                row.get(FUNDS_PAYERS.BANK),
                row.get(FUNDS_PAYERS.BANK_CODE),
                sources,
                row.get(FUNDS_PAYERS.CLOSED),
                row.get(FUNDS_PAYERS.VERSION));
    }
}
