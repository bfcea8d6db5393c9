package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_ACCOUNTS;
import static org.warmth.people.db.Tables.PEOPLE_PERSONS;
import static org.warmth.people.db.Tables.PEOPLE_PROXIES;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.Stored;
import org.warmth.api.store.Database;

/** The table of family exceptions; no rule. */
final class ProxyStore implements NamedTable<ProxyStore.Row> {
    private static final RecordRows<Row> ROWS = RecordRows.of(
                    Row.class, PEOPLE_PROXIES, Map.of("state", PEOPLE_PROXIES.PROXY_STATE))
            .told(PEOPLE_PROXIES.STANDING, Row::standing);

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

        /** 0 while it stands, so that there is one; its id once it does not. */
        private long standing() {
            return state == ProxyState.PROPOSED || state == ProxyState.APPROVED ? 0 : id;
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
    public RecordRows<Row> rows() {
        return ROWS;
    }

    @Override
    public String stateColumn() {
        return PEOPLE_PROXIES.PROXY_STATE.getName();
    }
}
