package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_ACCOUNTS;
import static org.warmth.people.db.Tables.PEOPLE_PERSONS;
import static org.warmth.people.db.Tables.PEOPLE_PROXIES;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;
import org.warmth.api.store.Database;

/** The table of family exceptions; no rule. */
final class ProxyStore implements RecordTable<ProxyStore.Row> {
    private final Database database;

    ProxyStore(Database database) {
        this.database = database;
    }

    /** An exception: {@code person} may receive by somebody else's {@code account}, while it is approved. */
    record Row(long id, long unit, long account, long person, String relation, ProxyState state, int version)
            implements Stored {
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

    /** Whether there is one of this account and person that stands. */
    static boolean taken(DSLContext db, Row row) {
        return db.fetchExists(
                PEOPLE_PROXIES,
                PEOPLE_PROXIES
                        .ACCOUNT
                        .eq(row.account())
                        .and(PEOPLE_PROXIES.PERSON.eq(row.person()))
                        .and(PEOPLE_PROXIES.STANDING.eq(0L)));
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return PEOPLE_PROXIES;
    }

    @Override
    public Field<?>[] columns() {
        return new Field<?>[] {
            PEOPLE_PROXIES.ID,
            PEOPLE_PROXIES.UNIT,
            PEOPLE_PROXIES.ACCOUNT,
            PEOPLE_PROXIES.PERSON,
            PEOPLE_PROXIES.RELATION,
            PEOPLE_PROXIES.PROXY_STATE,
            PEOPLE_PROXIES.STANDING,
            PEOPLE_PROXIES.VERSION
        };
    }

    @Override
    public String stateColumn() {
        return PEOPLE_PROXIES.PROXY_STATE.getName();
    }

    @Override
    public Object[] values(Row row) {
        boolean stands = row.state() == ProxyState.PROPOSED || row.state() == ProxyState.APPROVED;
        return new Object[] {
            row.id(),
            row.unit(),
            row.account(),
            row.person(),
            row.relation(),
            row.state().name(),
            stands ? 0L : row.id(),
            row.version()
        };
    }

    @Override
    public Row record(Record row) {
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
