package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_ACCOUNTS;
import static org.warmth.people.db.Tables.PEOPLE_PERSONS;
import static org.warmth.people.db.Tables.PEOPLE_PROXIES;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The table of family exceptions; no rule. */
final class ProxyStore {
    private ProxyStore() {}

    /** An exception: {@code person} may receive by somebody else's {@code account}, while it is approved. */
    record Row(long id, long unit, long account, long person, String relation, ProxyState state, int version) {
        Row in(ProxyState next) {
            return new Row(id, unit, account, person, relation, next, version + 1);
        }
    }

    /** Somebody who may receive by an account, with what they are found by and whose name is on it. */
    record Payee(long person, String lookup, String holder) {}

    /** Who may receive by each of the accounts, at most 500. */
    static Map<Long, List<Payee>> payees(DSLContext db, Collection<Long> accounts) {
        return db.select(PEOPLE_PROXIES.ACCOUNT, PEOPLE_PROXIES.PERSON, PEOPLE_PERSONS.LOOKUP, PEOPLE_ACCOUNTS.HOLDER)
                .from(PEOPLE_PROXIES)
                .join(PEOPLE_PERSONS)
                .on(PEOPLE_PERSONS.ID.eq(PEOPLE_PROXIES.PERSON))
                .join(PEOPLE_ACCOUNTS)
                .on(PEOPLE_ACCOUNTS.ID.eq(PEOPLE_PROXIES.ACCOUNT))
                .where(PEOPLE_PROXIES.ACCOUNT.in(accounts))
                .and(PEOPLE_PROXIES.PROXY_STATE.eq(ProxyState.APPROVED.name()))
                .fetchGroups(PEOPLE_PROXIES.ACCOUNT, row -> new Payee(row.value2(), row.value3(), row.value4()));
    }

    /** Writes a new exception; false if there is one of this account and person. */
    static boolean insert(DSLContext db, Row row) {
        return !db.fetchExists(
                        PEOPLE_PROXIES,
                        PEOPLE_PROXIES
                                .ACCOUNT
                                .eq(row.account())
                                .and(PEOPLE_PROXIES.PERSON.eq(row.person()))
                                .and(PEOPLE_PROXIES.STANDING.eq(0L)))
                && db.insertInto(PEOPLE_PROXIES)
                                .set(PEOPLE_PROXIES.ID, row.id())
                                .set(PEOPLE_PROXIES.UNIT, row.unit())
                                .set(PEOPLE_PROXIES.ACCOUNT, row.account())
                                .set(PEOPLE_PROXIES.PERSON, row.person())
                                .set(PEOPLE_PROXIES.RELATION, row.relation())
                                .set(PEOPLE_PROXIES.PROXY_STATE, row.state().name())
                                .set(PEOPLE_PROXIES.STANDING, 0L)
                                .set(PEOPLE_PROXIES.VERSION, row.version())
                                .execute()
                        == 1;
    }

    /** Writes a changed state; false if somebody else was faster. */
    static boolean update(DSLContext db, Row row) {
        boolean stands = row.state() == ProxyState.PROPOSED || row.state() == ProxyState.APPROVED;
        return db.update(PEOPLE_PROXIES)
                        .set(PEOPLE_PROXIES.PROXY_STATE, row.state().name())
                        .set(PEOPLE_PROXIES.STANDING, stands ? 0L : row.id())
                        .set(PEOPLE_PROXIES.VERSION, row.version())
                        .where(PEOPLE_PROXIES.ID.eq(row.id()))
                        .and(PEOPLE_PROXIES.VERSION.eq(row.version() - 1))
                        .execute()
                == 1;
    }

    /** Exceptions within a scope, in the order of ids. */
    static List<Row> page(DSLContext db, Condition scope, long after, int size) {
        return db.selectFrom(PEOPLE_PROXIES)
                .where(scope)
                .and(PEOPLE_PROXIES.ID.gt(after))
                .orderBy(PEOPLE_PROXIES.ID)
                .limit(size)
                .fetch(ProxyStore::row);
    }

    private static Row row(Record row) {
        return new Row(
                row.get(PEOPLE_PROXIES.ID),
                row.get(PEOPLE_PROXIES.UNIT),
                row.get(PEOPLE_PROXIES.ACCOUNT),
                row.get(PEOPLE_PROXIES.PERSON),
                row.get(PEOPLE_PROXIES.RELATION),
                ProxyState.valueOf(row.get(PEOPLE_PROXIES.PROXY_STATE)),
                row.get(PEOPLE_PROXIES.VERSION));
    }
}
