package org.warmth.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.sheets.Column;
import org.warmth.sheets.reading.SheetRow;
import org.warmth.sheets.reading.Words;

/** Puts ids in place of the codes and names of unions, inside the importer's rights, a chunk at once. */
final class UnitResolver {
    private static final int MOST_REMEMBERED = 5_000;

    private final Units units;
    private final Access access;
    private final Set<Role> roles;
    private final Words words;
    private final List<Integer> columns = new ArrayList<>();
    private final Map<String, Found> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Found> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** A unit, or why there is none. */
    private record Found(Long unit, String fault, int count) {}

    UnitResolver(Units units, Access access, Set<Role> roles, Words words) {
        this.units = units;
        this.access = access;
        this.roles = roles;
        this.words = words;
        for (int i = 0; i < words.columns().size(); i++) {
            if (words.columns().get(i).type() == Column.Type.UNIT) {
                columns.add(i);
            }
        }
    }

    void resolve(List<SheetRow> rows) {
        if (columns.isEmpty()) {
            return;
        }
        Map<String, Found> known = look(rows);
        for (SheetRow row : rows) {
            for (int column : columns) {
                if (row.value(column) instanceof String name) {
                    Found found = known.get(name);
                    row.resolve(column, found.unit());
                    if (found.fault() != null) {
                        row.error(words.columns().get(column).key(), found.fault(), found.count());
                    }
                }
            }
        }
    }

    private Map<String, Found> look(List<SheetRow> rows) {
        Map<String, Found> known = new LinkedHashMap<>();
        Set<String> unknown = new HashSet<>();
        for (SheetRow row : rows) {
            for (int column : columns) {
                if (row.value(column) instanceof String name) {
                    Found found = remembered.get(name);
                    if (found == null) {
                        unknown.add(name);
                    } else {
                        known.put(name, found);
                    }
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, List<Unit>> candidates = units.find(unknown);
            List<Long> ids = candidates.values().stream()
                    .flatMap(List::stream)
                    .map(Unit::id)
                    .distinct()
                    .toList();
            Set<Long> mine = access.within(roles, ids);
            for (String name : unknown) {
                Found found = choose(candidates.getOrDefault(name, List.of()), mine);
                known.put(name, found);
                remembered.put(name, found);
            }
        }
        return known;
    }

    private static Found choose(List<Unit> candidates, Set<Long> mine) {
        if (candidates.isEmpty()) {
            return new Found(null, "sheets.unit-unknown", 0);
        }
        List<Unit> within =
                candidates.stream().filter(unit -> mine.contains(unit.id())).toList();
        return switch (within.size()) {
            case 0 -> new Found(null, "sheets.unit-not-yours", 0);
            case 1 -> new Found(within.get(0).id(), null, 0);
            default -> new Found(null, "sheets.unit-ambiguous", within.size());
        };
    }
}
