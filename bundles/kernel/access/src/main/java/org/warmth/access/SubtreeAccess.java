package org.warmth.access;

import static org.warmth.access.db.Tables.UNIT_SCOPE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;

/**
 * Decides by role and subtree of today. What lies above a unit is remembered for a second, so that a busy unit costs
 * one query a second, and a moved unit follows its new tree within that second.
 */
@Component
public final class SubtreeAccess implements Access {
    private static final long LIFE = 1_000_000_000L;
    private static final int MOST = 20_000;

    private final Database database;
    private final Callers callers;
    private final GrantStore days;
    private final LongSupplier nanos;
    private final Map<Long, Lineage> lineages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Lineage> eldest) {
            return size() > MOST;
        }
    };

    /** Reads the tree through the kernel's database. */
    @Activate
    public SubtreeAccess(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Callers callers,
            @Reference GrantStore days) {
        this(database, callers, days, System::nanoTime);
    }

    SubtreeAccess(Database database, Callers callers, GrantStore days, LongSupplier nanos) {
        this.database = database;
        this.callers = callers;
        this.days = days;
        this.nanos = nanos;
    }

    @Override
    public boolean may(Set<Role> roles, long unit) {
        return !within(roles, List.of(unit)).isEmpty();
    }

    @Override
    public void require(Set<Role> roles, long unit) {
        if (!may(roles, unit)) {
            boolean none = callers.current().grants().isEmpty();
            throw Problem.forbidden(none ? "access.no-role" : "access.forbidden");
        }
    }

    @Override
    public Set<Long> within(Set<Role> roles, Collection<Long> units) {
        Set<Long> tops = callers.current().units(roles);
        if (tops.isEmpty()) {
            return Set.of();
        }
        if (tops.contains(0L)) {
            return Set.copyOf(units);
        }
        Set<Long> within = new HashSet<>();
        Set<Long> unknown = new TreeSet<>();
        long now = nanos.getAsLong();
        synchronized (lineages) {
            for (Long unit : units) {
                Lineage lineage = lineages.get(unit);
                if (tops.contains(unit)) {
                    within.add(unit);
                } else if (lineage == null || now - lineage.read > LIFE) {
                    unknown.add(unit);
                } else if (lineage.meets(tops)) {
                    within.add(unit);
                }
            }
        }
        List<Long> open = new ArrayList<>(unknown);
        for (List<Long> some : Chunks.of(open)) {
            read(some).forEach((unit, lineage) -> {
                if (lineage.meets(tops)) {
                    within.add(unit);
                }
            });
        }
        return within;
    }

    private Map<Long, Lineage> read(List<Long> units) {
        LocalDate today = days.today();
        Map<Long, Set<Long>> above = new HashMap<>();
        database.read(sql -> sql.select(UNIT_SCOPE.UNIT, UNIT_SCOPE.ANCESTOR)
                        .from(UNIT_SCOPE)
                        .where(UNIT_SCOPE.UNIT.in(units))
                        .and(UNIT_SCOPE.VALID_FROM.le(today))
                        .and(UNIT_SCOPE.VALID_TO.ge(today))
                        .fetch())
                .forEach(row -> above.computeIfAbsent(row.value1(), unit -> new HashSet<>())
                        .add(row.value2()));
        long now = nanos.getAsLong();
        Map<Long, Lineage> found = new HashMap<>();
        above.forEach((unit, ancestors) -> found.put(unit, new Lineage(Set.copyOf(ancestors), now)));
        synchronized (lineages) {
            lineages.putAll(found);
        }
        return found;
    }

    private record Lineage(Set<Long> above, long read) {
        boolean meets(Set<Long> tops) {
            return tops.stream().anyMatch(above::contains);
        }
    }
}
