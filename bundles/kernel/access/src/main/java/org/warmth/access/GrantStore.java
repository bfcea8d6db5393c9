package org.warmth.access;

import static org.warmth.access.db.Tables.ACCESS_GRANTS;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Problem;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;
import org.warmth.api.store.Database;

/** The table of grants: what a user may comes from here alone. */
@Component(service = GrantStore.class)
public final class GrantStore {

    private final Database database;
    private final Clock clock;

    /** Keeps grants in the kernel's database. */
    @Activate
    public GrantStore(@Reference(target = "(module=kernel)") Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    LocalDate today() {
        return BusinessDay.today(clock);
    }

    /** The grants of a user that are in force today. */
    List<Grant> inForce(long user) {
        LocalDate today = today();
        return ofUser(user).stream()
                .filter(row -> row.holds(today))
                .map(GrantRow::grant)
                .toList();
    }

    List<GrantRow> ofUser(long user) {
        return where(ACCESS_GRANTS.USER_ID.eq(user), Integer.MAX_VALUE);
    }

    List<GrantRow> page(Long user, GrantRow.State state, long after, int size) {
        return where(
                ACCESS_GRANTS
                        .ID
                        .gt(after)
                        .and(user == null ? DSL.noCondition() : ACCESS_GRANTS.USER_ID.eq(user))
                        .and(state == null ? DSL.noCondition() : ACCESS_GRANTS.GRANT_STATE.eq(state.name())),
                size);
    }

    /** Those who hold the role over the whole server. */
    List<GrantRow> ofServer(Role role) {
        return where(
                ACCESS_GRANTS
                        .ROLE_NAME
                        .eq(role.name())
                        .and(ACCESS_GRANTS.UNIT.eq(0L))
                        .and(ACCESS_GRANTS.GRANT_STATE.eq(GrantRow.State.ACTIVE.name())),
                Integer.MAX_VALUE);
    }

    Optional<GrantRow> byId(long id) {
        return where(ACCESS_GRANTS.ID.eq(id), 1).stream().findFirst();
    }

    private List<GrantRow> where(Condition condition, int most) {
        return database.read(sql -> sql.selectFrom(ACCESS_GRANTS)
                .where(condition)
                .orderBy(ACCESS_GRANTS.ID)
                .limit(most)
                .fetch(GrantStore::row));
    }

    void insert(GrantRow row) {
        database.write(sql -> sql.insertInto(ACCESS_GRANTS)
                .set(ACCESS_GRANTS.ID, row.id())
                .set(ACCESS_GRANTS.USER_ID, row.user())
                .set(ACCESS_GRANTS.ROLE_NAME, row.role().name())
                .set(ACCESS_GRANTS.UNIT, row.grant().unit())
                .set(ACCESS_GRANTS.VALID_FROM, row.grant().from())
                .set(ACCESS_GRANTS.VALID_TO, row.grant().to())
                .set(ACCESS_GRANTS.STANDS_IN_FOR, row.grant().standsInFor())
                .set(ACCESS_GRANTS.GRANT_STATE, row.state().name())
                .set(ACCESS_GRANTS.REQUESTED_BY, row.requestedBy())
                .set(ACCESS_GRANTS.REQUESTED_AT, now())
                .set(ACCESS_GRANTS.VERSION, row.version())
                .execute());
    }

    /** Moves a grant to a state, if it still has the version it was read at. */
    GrantRow move(GrantRow row, GrantRow.State state, long requestedBy, Long decidedBy) {
        int count = database.write(sql -> sql.update(ACCESS_GRANTS)
                .set(ACCESS_GRANTS.GRANT_STATE, state.name())
                .set(ACCESS_GRANTS.REQUESTED_BY, requestedBy)
                .set(ACCESS_GRANTS.DECIDED_BY, decidedBy)
                .set(ACCESS_GRANTS.DECIDED_AT, decidedBy == null ? null : now())
                .set(ACCESS_GRANTS.VERSION, row.version() + 1)
                .where(ACCESS_GRANTS.ID.eq(row.id()).and(ACCESS_GRANTS.VERSION.eq(row.version())))
                .execute());
        if (count == 0) {
            throw Problem.stale();
        }
        return new GrantRow(
                row.id(),
                row.user(),
                row.grant(),
                state,
                requestedBy,
                decidedBy == null ? 0 : decidedBy,
                row.version() + 1);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static GrantRow row(Record row) {
        Long decided = row.get(ACCESS_GRANTS.DECIDED_BY);
        return new GrantRow(
                row.get(ACCESS_GRANTS.ID),
                row.get(ACCESS_GRANTS.USER_ID),
                new Grant(
                        Role.valueOf(row.get(ACCESS_GRANTS.ROLE_NAME)),
                        row.get(ACCESS_GRANTS.UNIT),
                        row.get(ACCESS_GRANTS.VALID_FROM),
                        row.get(ACCESS_GRANTS.VALID_TO),
                        row.get(ACCESS_GRANTS.STANDS_IN_FOR)),
                GrantRow.State.valueOf(row.get(ACCESS_GRANTS.GRANT_STATE)),
                row.get(ACCESS_GRANTS.REQUESTED_BY),
                decided == null ? 0 : decided,
                row.get(ACCESS_GRANTS.VERSION));
    }
}
