package org.warmth.people;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** The whole union tree with its history, at one change number; never changes. */
final class Tree {
    /** No unit at all. */
    static final Tree EMPTY = new Tree(-1, Map.of(), Map.of(), Map.of(), Map.of());

    private final long change;
    private final Map<Long, UnitNode> byId;
    private final Map<String, UnitNode> byCode;
    private final Map<String, List<Long>> byName;
    private final Map<Long, List<Long>> below;

    private Tree(
            long change,
            Map<Long, UnitNode> byId,
            Map<String, UnitNode> byCode,
            Map<String, List<Long>> byName,
            Map<Long, List<Long>> below) {
        this.change = change;
        this.byId = byId;
        this.byCode = byCode;
        this.byName = byName;
        this.below = below;
    }

    /** Whether these units, read at a change number, are nothing new. */
    boolean knows(Collection<UnitNode> read, long at) {
        return at == change && read.stream().allMatch(node -> node.equals(byId.get(node.id())));
    }

    /** This tree with some units changed or added, at a later change number. */
    Tree with(Collection<UnitNode> changed, long at) {
        Map<Long, UnitNode> ids = new HashMap<>(byId);
        Map<String, UnitNode> codes = new HashMap<>(byCode);
        Map<String, List<Long>> names = new HashMap<>(byName);
        Map<Long, List<Long>> children = new HashMap<>(below);
        Set<Object> own = new HashSet<>();
        for (UnitNode node : changed) {
            UnitNode before = ids.put(node.id(), node);
            if (before != null) {
                codes.remove(before.code());
                own(names, before.name(), own).remove(node.id());
            }
            codes.put(node.code(), node);
            own(names, node.name(), own).add(node.id());
            for (Place place : node.places()) {
                List<Long> list = own(children, place.parent(), own);
                if (before == null || !list.contains(node.id())) {
                    list.add(node.id());
                }
            }
        }
        return new Tree(at, ids, codes, names, children);
    }

    /** The list of a key, copied once so that the earlier tree keeps its own. */
    private static <K> List<Long> own(Map<K, List<Long>> lists, K key, Set<Object> own) {
        if (own.add(key)) {
            List<Long> shared = lists.get(key);
            lists.put(key, shared == null ? new ArrayList<>(2) : new ArrayList<>(shared));
        }
        return lists.get(key);
    }

    /** The change number. */
    long change() {
        return change;
    }

    /** The unit, or null. */
    UnitNode get(long id) {
        return byId.get(id);
    }

    /** The unit of a code, or null. */
    UnitNode byCode(String code) {
        return byCode.get(code);
    }

    /** The units that bear a full name. */
    List<UnitNode> byName(String name) {
        return byName.getOrDefault(name, List.of()).stream().map(byId::get).toList();
    }

    /** All units. */
    Collection<UnitNode> all() {
        return byId.values();
    }

    /** The units directly below on a day, in the order of their codes. */
    List<UnitNode> children(long parent, LocalDate on) {
        return below.getOrDefault(parent, List.of()).stream()
                .map(byId::get)
                .filter(node -> {
                    Place place = node.on(on);
                    return place != null && place.parent() == parent;
                })
                .sorted(Comparator.comparing(UnitNode::code))
                .toList();
    }

    /** The unit and all below it on a day, sorted; empty if it does not exist then. */
    long[] subtree(long top, LocalDate on) {
        UnitNode first = byId.get(top);
        if (first == null || first.on(on) == null) {
            return new long[0];
        }
        LongStream.Builder units = LongStream.builder();
        Deque<Long> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            long unit = open.pop();
            units.add(unit);
            for (long child : below.getOrDefault(unit, List.of())) {
                Place place = byId.get(child).on(on);
                if (place != null && place.parent() == unit) {
                    open.push(child);
                }
            }
        }
        return units.build().sorted().toArray();
    }

    /** The unit and all above it on a day, nearest first; empty if it does not exist then. */
    List<Long> lineage(long unit, LocalDate on) {
        List<Long> line = new ArrayList<>(6);
        long at = unit;
        while (at != 0) {
            UnitNode node = byId.get(at);
            Place place = node == null ? null : node.on(on);
            if (place == null) {
                break;
            }
            line.add(at);
            at = place.parent();
        }
        return line;
    }
}
