package org.warmth.access;

import static org.warmth.access.db.Tables.ACCESS_USERS;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.store.Database;

/** The table of users. */
@Component(service = UserStore.class)
public final class UserStore {
    private final Database database;
    private final Clock clock;

    /** Keeps users in the kernel's database. */
    @Activate
    public UserStore(@Reference(target = "(module=kernel)") Database database, @Reference Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<User> byName(String name) {
        return database.read(sql -> sql.selectFrom(ACCESS_USERS)
                .where(ACCESS_USERS.NAME.eq(name))
                .fetchOptional()
                .map(UserStore::user));
    }

    Optional<User> byId(long id) {
        return database.read(sql -> sql.selectFrom(ACCESS_USERS)
                .where(ACCESS_USERS.ID.eq(id))
                .fetchOptional()
                .map(UserStore::user));
    }

    Map<Long, String> names(Collection<Long> ids) {
        return database.read(sql -> sql.select(ACCESS_USERS.ID, ACCESS_USERS.NAME)
                .from(ACCESS_USERS)
                .where(ACCESS_USERS.ID.in(ids))
                .fetchMap(ACCESS_USERS.ID, ACCESS_USERS.NAME));
    }

    List<User> page(String text, long after, int size) {
        return database.read(sql -> sql.selectFrom(ACCESS_USERS)
                .where(ACCESS_USERS.ID.gt(after))
                .and(
                        text == null
                                ? DSL.noCondition()
                                : DSL.position(ACCESS_USERS.NAME, text)
                                        .gt(0)
                                        .or(DSL.position(ACCESS_USERS.DISPLAY_NAME, text)
                                                .gt(0)))
                .orderBy(ACCESS_USERS.ID)
                .limit(size)
                .fetch(UserStore::user));
    }

    boolean none() {
        return database.read(sql ->
                sql.select(ACCESS_USERS.ID).from(ACCESS_USERS).limit(1).fetch().isEmpty());
    }

    /** Whether the user was new: a name exists once. */
    boolean insert(User user) {
        return database.write(sql -> !sql.fetchExists(ACCESS_USERS, ACCESS_USERS.NAME.eq(user.name()))
                && sql.insertInto(ACCESS_USERS)
                                .set(ACCESS_USERS.ID, user.id())
                                .set(ACCESS_USERS.NAME, user.name())
                                .set(ACCESS_USERS.DISPLAY_NAME, user.displayName())
                                .set(ACCESS_USERS.PASSWORD, user.password())
                                .set(ACCESS_USERS.CHANGE_DUE, user.changeDue())
                                .set(ACCESS_USERS.SHARED, user.shared())
                                .set(ACCESS_USERS.LOCKED, user.locked())
                                .set(ACCESS_USERS.CREATED_BY, user.createdBy())
                                .set(ACCESS_USERS.CREATED_AT, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                                .set(ACCESS_USERS.VERSION, user.version())
                                .execute()
                        == 1);
    }

    /** Writes what may change, if the user still has the version it was read at. */
    User update(User user) {
        int next = user.version() + 1;
        int count = database.write(sql -> sql.update(ACCESS_USERS)
                .set(ACCESS_USERS.DISPLAY_NAME, user.displayName())
                .set(ACCESS_USERS.PASSWORD, user.password())
                .set(ACCESS_USERS.CHANGE_DUE, user.changeDue())
                .set(ACCESS_USERS.SHARED, user.shared())
                .set(ACCESS_USERS.LOCKED, user.locked())
                .set(ACCESS_USERS.VERSION, next)
                .where(ACCESS_USERS.ID.eq(user.id()).and(ACCESS_USERS.VERSION.eq(user.version())))
                .execute());
        if (count == 0) {
            throw Problem.stale();
        }
        return new User(
                user.id(),
                user.name(),
                user.displayName(),
                user.password(),
                user.changeDue(),
                user.shared(),
                user.locked(),
                user.createdBy(),
                next);
    }

    private static User user(Record row) {
        return new User(
                row.get(ACCESS_USERS.ID),
                row.get(ACCESS_USERS.NAME),
                row.get(ACCESS_USERS.DISPLAY_NAME),
                row.get(ACCESS_USERS.PASSWORD),
                row.get(ACCESS_USERS.CHANGE_DUE),
                row.get(ACCESS_USERS.SHARED),
                row.get(ACCESS_USERS.LOCKED),
                row.get(ACCESS_USERS.CREATED_BY),
                row.get(ACCESS_USERS.VERSION));
    }
}
