package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_ACCOUNTS;
import static org.warmth.people.db.Tables.PEOPLE_PERSONS;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.warmth.api.people.Accounts.State;

/** The table of bank accounts; numbers go in and out encrypted. */
final class AccountStore {
    /** Where an account's number is encrypted for. */
    static final String NUMBER = "people_accounts.account_number";

    private static final List<SelectField<?>> ROW = List.of(
            PEOPLE_ACCOUNTS.ID,
            PEOPLE_ACCOUNTS.PERSON,
            PEOPLE_ACCOUNTS.ACCOUNT_NUMBER,
            PEOPLE_ACCOUNTS.HOLDER,
            PEOPLE_ACCOUNTS.BANK,
            PEOPLE_ACCOUNTS.BANK_CODE,
            PEOPLE_ACCOUNTS.ACCOUNT_STATE,
            PEOPLE_ACCOUNTS.CREATED_BY);

    private AccountStore() {}

    /** The known among those looked up, at most 500, with what their owners are found by. */
    static Map<String, Owned> owners(DSLContext db, Collection<String> lookups) {
        Map<String, Owned> found = new HashMap<>();
        db.select(PEOPLE_ACCOUNTS.LOOKUP, PEOPLE_ACCOUNTS.ID, PEOPLE_ACCOUNTS.PERSON, PEOPLE_PERSONS.LOOKUP)
                .from(PEOPLE_ACCOUNTS)
                .join(PEOPLE_PERSONS)
                .on(PEOPLE_PERSONS.ID.eq(PEOPLE_ACCOUNTS.PERSON))
                .where(PEOPLE_ACCOUNTS.LOOKUP.in(lookups))
                .forEach(row -> found.put(row.value1(), new Owned(row.value2(), row.value3(), row.value4())));
        return found;
    }

    /** The known among those looked up, at most 500. */
    static Map<String, Owned> find(DSLContext db, Collection<String> lookups) {
        Map<String, Owned> found = new HashMap<>();
        db.select(PEOPLE_ACCOUNTS.LOOKUP, PEOPLE_ACCOUNTS.ID, PEOPLE_ACCOUNTS.PERSON)
                .from(PEOPLE_ACCOUNTS)
                .where(PEOPLE_ACCOUNTS.LOOKUP.in(lookups))
                .forEach(row -> found.put(row.value1(), new Owned(row.value2(), row.value3(), null)));
        return found;
    }

    /** Writes new accounts, leaving out those written in between; whether all were written. */
    static boolean insert(DSLContext db, List<Fresh> accounts, long user, LocalDateTime at) {
        Object[][] rows = new Object[accounts.size()][];
        for (int i = 0; i < rows.length; i++) {
            Fresh fresh = accounts.get(i);
            rows[i] = new Object[] {
                fresh.id(),
                fresh.lookup(),
                fresh.person(),
                fresh.number(),
                fresh.holder(),
                fresh.bank(),
                fresh.bankCode(),
                State.NEW.name(),
                user,
                at,
                1
            };
        }
        return Inserts.absent(
                db,
                PEOPLE_ACCOUNTS,
                PEOPLE_ACCOUNTS.LOOKUP,
                List.of(
                        PEOPLE_ACCOUNTS.ID,
                        PEOPLE_ACCOUNTS.LOOKUP,
                        PEOPLE_ACCOUNTS.PERSON,
                        PEOPLE_ACCOUNTS.ACCOUNT_NUMBER,
                        PEOPLE_ACCOUNTS.HOLDER,
                        PEOPLE_ACCOUNTS.BANK,
                        PEOPLE_ACCOUNTS.BANK_CODE,
                        PEOPLE_ACCOUNTS.ACCOUNT_STATE,
                        PEOPLE_ACCOUNTS.CREATED_BY,
                        PEOPLE_ACCOUNTS.CREATED_AT,
                        PEOPLE_ACCOUNTS.VERSION),
                rows);
    }

    /** Rows by id. */
    static List<Row> rows(DSLContext db, Collection<Long> ids) {
        return select(db, PEOPLE_ACCOUNTS.ID.in(ids));
    }

    /** The accounts of a person under all their ids, oldest first. */
    static List<Row> of(DSLContext db, Collection<Long> person) {
        return select(db, PEOPLE_ACCOUNTS.PERSON.in(person));
    }

    /** Confirms those among the accounts that are not yet, or have failed, and are somebody else's claim; how many. */
    static int confirm(DSLContext db, Collection<Long> ids, long user, LocalDateTime at) {
        return db.update(PEOPLE_ACCOUNTS)
                .set(PEOPLE_ACCOUNTS.ACCOUNT_STATE, State.VERIFIED.name())
                .set(PEOPLE_ACCOUNTS.CONFIRMED_BY, user)
                .set(PEOPLE_ACCOUNTS.CONFIRMED_AT, at)
                .set(PEOPLE_ACCOUNTS.VERSION, PEOPLE_ACCOUNTS.VERSION.plus(1))
                .where(PEOPLE_ACCOUNTS.ID.in(ids))
                .and(PEOPLE_ACCOUNTS.ACCOUNT_STATE.in(State.NEW.name(), State.FAILED.name()))
                .and(PEOPLE_ACCOUNTS.CREATED_BY.ne(user))
                .execute();
    }

    /** Confirms those among the accounts that a bank has paid into, whoever claimed them. */
    static void paid(DSLContext db, Collection<Long> ids, long user, LocalDateTime at) {
        db.update(PEOPLE_ACCOUNTS)
                .set(PEOPLE_ACCOUNTS.ACCOUNT_STATE, State.VERIFIED.name())
                .set(PEOPLE_ACCOUNTS.CONFIRMED_BY, user)
                .set(PEOPLE_ACCOUNTS.CONFIRMED_AT, at)
                .set(PEOPLE_ACCOUNTS.VERSION, PEOPLE_ACCOUNTS.VERSION.plus(1))
                .where(PEOPLE_ACCOUNTS.ID.in(ids))
                .and(PEOPLE_ACCOUNTS.ACCOUNT_STATE.in(State.NEW.name(), State.FAILED.name()))
                .execute();
    }

    /** Marks those among the accounts as failed that are not closed. */
    static void refused(DSLContext db, Collection<Long> ids) {
        db.update(PEOPLE_ACCOUNTS)
                .set(PEOPLE_ACCOUNTS.ACCOUNT_STATE, State.FAILED.name())
                .set(PEOPLE_ACCOUNTS.VERSION, PEOPLE_ACCOUNTS.VERSION.plus(1))
                .where(PEOPLE_ACCOUNTS.ID.in(ids))
                .and(PEOPLE_ACCOUNTS.ACCOUNT_STATE.in(State.NEW.name(), State.VERIFIED.name()))
                .execute();
    }

    /** Writes at which bank an account is. */
    static void bank(DSLContext db, long id, String bank, String code) {
        db.update(PEOPLE_ACCOUNTS)
                .set(PEOPLE_ACCOUNTS.BANK, bank)
                .set(PEOPLE_ACCOUNTS.BANK_CODE, code)
                .set(PEOPLE_ACCOUNTS.VERSION, PEOPLE_ACCOUNTS.VERSION.plus(1))
                .where(PEOPLE_ACCOUNTS.ID.eq(id))
                .execute();
    }

    private static List<Row> select(DSLContext db, Condition condition) {
        return db.select(ROW)
                .from(PEOPLE_ACCOUNTS)
                .where(condition)
                .orderBy(PEOPLE_ACCOUNTS.ID)
                .fetch(AccountStore::row);
    }

    private static Row row(Record row) {
        return new Row(
                row.get(PEOPLE_ACCOUNTS.ID),
                row.get(PEOPLE_ACCOUNTS.PERSON),
                row.get(PEOPLE_ACCOUNTS.ACCOUNT_NUMBER),
                row.get(PEOPLE_ACCOUNTS.HOLDER),
                row.get(PEOPLE_ACCOUNTS.BANK),
                row.get(PEOPLE_ACCOUNTS.BANK_CODE),
                State.valueOf(row.get(PEOPLE_ACCOUNTS.ACCOUNT_STATE)),
                row.get(PEOPLE_ACCOUNTS.CREATED_BY));
    }

    /** An account and whose it is; {@code ownerLookup} only where asked for. */
    record Owned(long id, long person, String ownerLookup) {}

    /** An account to be written. */
    record Fresh(long id, String lookup, long person, byte[] number, String holder, String bank, String bankCode) {}

    /** An account's row, the number still encrypted. */
    record Row(
            long id,
            long person,
            byte[] number,
            String holder,
            String bank,
            String bankCode,
            State state,
            long createdBy) {}
}
