package org.warmth.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.warmth.api.people.Unit;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;

/** A tree of few units, known by id and code. */
final class Places implements Units {
    private final Map<Long, Unit> units = new HashMap<>();

    Places(Unit... there) {
        for (Unit unit : there) {
            units.put(unit.id(), unit);
        }
    }

    @Override
    public Optional<Unit> byId(long id) {
        return Optional.ofNullable(units.get(id));
    }

    @Override
    public Optional<Unit> byCode(String code) {
        return units.values().stream().filter(unit -> unit.code().equals(code)).findFirst();
    }

    @Override
    public Map<String, List<Unit>> find(Collection<String> codesOrNames) {
        return Map.of();
    }

    @Override
    public Map<Long, Unit> byIds(Collection<Long> ids) {
        Map<Long, Unit> found = new HashMap<>(units);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<Unit> children(long parent, LocalDate on) {
        return List.of();
    }

    @Override
    public List<Long> lineage(long unit, LocalDate on) {
        return List.of(unit);
    }

    @Override
    public long[] within(UnitSet set) {
        return new long[] {set.top()};
    }

    @Override
    public long[] all() {
        return units.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    @Override
    public long change() {
        return 1;
    }
}
