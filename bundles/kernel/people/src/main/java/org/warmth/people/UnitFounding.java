package org.warmth.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.people.Unit;
import org.warmth.api.store.Ids;

/** A list of units being founded: finds the unit above each, in the tree or earlier in the list, and every fault. */
final class UnitFounding {
    private static final LocalDate EARLY = LocalDate.of(2000, 1, 1);

    private final UnitTree tree;
    private final Ids ids;
    private final boolean single;
    private final Map<String, UnitNode> made = new LinkedHashMap<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final Set<Long> madeIds = new HashSet<>();
    private final Set<Long> parents = new LinkedHashSet<>();
    private final List<Violation> wrong = new ArrayList<>();
    private int count;

    UnitFounding(UnitTree tree, Ids ids, boolean single) {
        this.tree = tree;
        this.ids = ids;
        this.single = single;
    }

    /** Takes the next unit of the list. */
    void add(UnitDraft draft) {
        String at = field(count++);
        if (draft == null) {
            wrong.add(Violation.of(at, "people.unit.empty"));
            return;
        }
        String code = draft.code() == null ? null : Plain.number(draft.code());
        String name = draft.name() == null ? null : draft.name().strip();
        String credit = Plain.number(draft.creditCode());
        wrong.addAll(UnitRules.check(at, code, name, draft.level(), credit));
        UnitNode above = above(draft);
        boolean top = draft.parentCode() == null && (draft.parent() == null || draft.parent() == 0);
        LocalDate from = draft.validFrom() != null ? draft.validFrom() : above == null ? EARLY : above.from();
        if (!top && above == null) {
            wrong.add(Violation.of(
                    at + (draft.parentCode() == null ? "parent" : "parentCode"), "people.unit.parent-unknown"));
        } else if (!UnitRules.sensible(from)) {
            wrong.add(Violation.of(at + "validFrom", "people.unit.date"));
        } else if (above != null && (above.on(from) == null || !above.to().equals(Place.OPEN))) {
            wrong.add(Violation.of(at + "validFrom", "people.unit.parent-dates"));
        } else if (above != null && !UnitRules.fits(draft.level(), above.level())) {
            wrong.add(Violation.of(at + "level", "people.unit.level", draft.level(), above.level()));
        }
        long parent = above == null ? 0 : above.id();
        if (!madeIds.contains(parent) && (top || above != null)) {
            parents.add(parent);
        }
        if (code == null || draft.level() == null) {
            return;
        }
        long id = ids.next();
        UnitNode node = new UnitNode(
                id,
                code,
                name,
                draft.level(),
                draft.filing() != null ? draft.filing() : UnitRules.files(draft.level()),
                draft.reporting() != null ? draft.reporting() : Unit.Reporting.RECORDS,
                credit,
                from,
                Place.OPEN,
                1,
                List.of(new Place(id, parent, from, Place.OPEN)));
        if (made.putIfAbsent(code, node) != null) {
            wrong.add(Violation.of(at + "code", "people.unit.code-twice"));
        }
        index.putIfAbsent(code, count - 1);
        madeIds.add(id);
    }

    /** The known units above those of the list, 0 for the top: where the caller needs the right. */
    Set<Long> parents() {
        return parents;
    }

    /** The codes, in the order given. */
    List<String> codes() {
        return List.copyOf(made.keySet());
    }

    /** The units, in the order given. */
    List<UnitNode> nodes() {
        return List.copyOf(made.values());
    }

    /**
     * Names every fault at once.
     *
     * @throws Problem 422 if there is one
     */
    void refuseTaken(Collection<String> taken) {
        List<Violation> all = new ArrayList<>(wrong);
        taken.forEach(code -> all.add(Violation.of(field(index.get(code)) + "code", "people.unit.code-taken")));
        if (!all.isEmpty()) {
            throw Problem.invalid(all);
        }
    }

    /** The paths of the new units, from those of the known units above them. */
    List<UnitStore.Path> paths(List<UnitStore.Path> known) {
        Map<Long, List<UnitStore.Path>> upwards = new HashMap<>();
        known.forEach(path ->
                upwards.computeIfAbsent(path.unit(), unit -> new ArrayList<>()).add(path));
        List<UnitStore.Path> all = new ArrayList<>();
        for (UnitNode node : made.values()) {
            Place place = node.last();
            List<UnitStore.Path> own = new ArrayList<>();
            own.add(new UnitStore.Path(node.id(), node.id(), place.from(), place.to()));
            for (UnitStore.Path above : upwards.getOrDefault(place.parent(), List.of())) {
                LocalDate from = above.from().isAfter(place.from()) ? above.from() : place.from();
                LocalDate to = above.to().isBefore(place.to()) ? above.to() : place.to();
                if (!from.isAfter(to)) {
                    own.add(new UnitStore.Path(above.ancestor(), node.id(), from, to));
                }
            }
            upwards.put(node.id(), own);
            all.addAll(own);
        }
        return all;
    }

    private UnitNode above(UnitDraft draft) {
        if (draft.parentCode() != null) {
            String code = draft.parentCode().strip().toUpperCase(Locale.ROOT);
            UnitNode earlier = made.get(code);
            return earlier != null ? earlier : tree.coded(code);
        }
        return draft.parent() == null ? null : tree.node(draft.parent());
    }

    private String field(int index) {
        return single ? "" : "units[" + index + "].";
    }
}
