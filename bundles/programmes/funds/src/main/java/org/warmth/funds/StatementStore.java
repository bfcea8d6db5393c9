package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_STATEMENTS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of statements; rows are only added. */
@Component(service = StatementStore.class)
public final class StatementStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public StatementStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(Statement statement) {
        database.write(sql -> sql.insertInto(FUNDS_STATEMENTS)
                .set(FUNDS_STATEMENTS.ID, statement.id())
                .set(FUNDS_STATEMENTS.UNIT, statement.unit())
                .set(FUNDS_STATEMENTS.PAYER, statement.payer())
                .set(FUNDS_STATEMENTS.RECEIPT, statement.receipt())
                .set(FUNDS_STATEMENTS.STATED_ON, statement.date())
                .set(FUNDS_STATEMENTS.BALANCE_FEN, statement.balance().fen())
                .set(FUNDS_STATEMENTS.VOUCHER_NO, statement.voucherNo())
                .set(FUNDS_STATEMENTS.REMARK, statement.remark())
                .execute());
    }

    Optional<Statement> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_STATEMENTS)
                .where(FUNDS_STATEMENTS.ID.eq(id).and(database.scope(caller, FUNDS_STATEMENTS.UNIT, Set.of())))
                .fetchOptional(StatementStore::statement));
    }

    /** The statements in the caller's scope, of a unit or any. */
    List<Statement> page(Caller caller, long unit, long after, int size) {
        Condition wanted =
                database.scope(caller, FUNDS_STATEMENTS.UNIT, Set.of()).and(FUNDS_STATEMENTS.ID.gt(after));
        return database.read(sql -> sql.selectFrom(FUNDS_STATEMENTS)
                .where(unit == 0 ? wanted : wanted.and(FUNDS_STATEMENTS.UNIT.eq(unit)))
                .orderBy(FUNDS_STATEMENTS.ID)
                .limit(size)
                .fetch(StatementStore::statement));
    }

    /** The statements of a unit up to a day, the latest day first, of one day the latest written. */
    List<Statement> upTo(long unit, LocalDate day) {
        return database.read(sql -> sql.selectFrom(FUNDS_STATEMENTS)
                .where(FUNDS_STATEMENTS.UNIT.eq(unit).and(FUNDS_STATEMENTS.STATED_ON.le(day)))
                .orderBy(FUNDS_STATEMENTS.STATED_ON.desc(), FUNDS_STATEMENTS.ID.desc())
                .fetch(StatementStore::statement));
    }

    private static Statement statement(Record row) {
        return new Statement(
                row.get(FUNDS_STATEMENTS.ID),
                row.get(FUNDS_STATEMENTS.UNIT),
                row.get(FUNDS_STATEMENTS.PAYER),
                row.get(FUNDS_STATEMENTS.RECEIPT),
                row.get(FUNDS_STATEMENTS.STATED_ON),
                Money.ofFen(row.get(FUNDS_STATEMENTS.BALANCE_FEN)),
                row.get(FUNDS_STATEMENTS.VOUCHER_NO),
                row.get(FUNDS_STATEMENTS.REMARK));
    }
}
