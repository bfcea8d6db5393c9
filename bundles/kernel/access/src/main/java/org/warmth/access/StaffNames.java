package org.warmth.access;

import static org.warmth.access.db.Tables.ACCESS_GRANTS;
import static org.warmth.access.db.Tables.ACCESS_USERS;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Role;
import org.warmth.api.access.Staff;
import org.warmth.api.store.Database;

/** The names of those who hold grants. */
@Component
public final class StaffNames implements Staff {
    private static final List<String> BUSINESS =
            Arrays.stream(Role.values()).filter(Role::business).map(Role::name).toList();

    private final Database database;
    private final GrantStore grants;

    /** Over the tables of users and grants. */
    @Activate
    public StaffNames(@Reference(target = "(module=kernel)") Database database, @Reference GrantStore grants) {
        this.database = database;
        this.grants = grants;
    }

    @Override
    public Set<String> names(long unit, Collection<String> users) {
        LocalDate today = grants.today();
        return database.read(sql -> {
            Condition holds = ACCESS_USERS.ID.in(sql.select(ACCESS_GRANTS.USER_ID)
                    .from(ACCESS_GRANTS)
                    .where(ACCESS_GRANTS.UNIT.eq(unit))
                    .and(ACCESS_GRANTS.ROLE_NAME.in(BUSINESS))
                    .and(ACCESS_GRANTS.GRANT_STATE.eq(GrantRow.State.ACTIVE.name()))
                    .and(ACCESS_GRANTS.VALID_FROM.le(today))
                    .and(ACCESS_GRANTS.VALID_TO.isNull().or(ACCESS_GRANTS.VALID_TO.ge(today))));
            return sql.select(ACCESS_USERS.DISPLAY_NAME)
                    .from(ACCESS_USERS)
                    .where(users.isEmpty() ? holds : holds.or(ACCESS_USERS.NAME.in(users)))
                    .fetchSet(ACCESS_USERS.DISPLAY_NAME);
        });
    }
}
