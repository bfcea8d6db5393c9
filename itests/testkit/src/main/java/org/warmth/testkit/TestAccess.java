package org.warmth.testkit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;

/** Rights by the caller's grants and the tree that the test told {@link TestDatabase#unit}; refusals are not recorded. */
public final class TestAccess implements Access {
    private final TestDatabase database;
    private final Callers callers;

    /** Rights of these callers in that tree. */
    public TestAccess(TestDatabase database, Callers callers) {
        this.database = database;
        this.callers = callers;
    }

    @Override
    public boolean may(Set<Role> roles, long unit) {
        return database.read(sql -> sql.fetchExists(sql.selectOne()
                .where(database.scope(
                        callers.current(), field("cast({0} as bigint)", Long.class, inline(unit)), roles))));
    }

    @Override
    public Set<Long> within(Set<Role> roles, Collection<Long> units) {
        return units.stream().filter(unit -> may(roles, unit)).collect(Collectors.toSet());
    }

    @Override
    public void require(Set<Role> roles, long unit) {
        if (!may(roles, unit)) {
            throw Problem.forbidden("access.forbidden");
        }
    }
}
