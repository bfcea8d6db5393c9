package org.warmth.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** Founds, moves, changes and closes units; only officers and the system admin of the unit above may. */
@Component(service = UnitRegistry.class)
public final class UnitRegistry {
    /** Who may change the tree. */
    private static final Set<Role> KEEPERS = Set.of(Role.SYSTEM_ADMIN, Role.CITY_OFFICER, Role.OFFICER);

    private final Database database;
    private final UnitTree tree;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** The registry on its tables. */
    @Activate
    public UnitRegistry(
            @Reference(target = "(module=kernel)") Database database,
            @Reference UnitTree tree,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.tree = tree;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Founds units, each below a known one or one earlier in the list; all or none.
     *
     * @return their ids in the order given
     * @throws Problem 422 naming every fault, 403 where a unit above is not the caller's
     */
    public List<Long> create(List<UnitDraft> drafts, boolean single) {
        if (drafts.isEmpty() || drafts.size() > Database.CHUNK) {
            throw Problem.malformed("people.unit.bulk-size", Database.CHUNK);
        }
        UnitFounding founding = new UnitFounding(tree, ids, single);
        drafts.forEach(founding::add);
        founding.parents().forEach(parent -> access.require(KEEPERS, parent));
        return database.write(db -> {
            long change = UnitStore.nextChange(db, ids.next());
            founding.refuseTaken(UnitStore.taken(db, founding.codes()));
            tree.changed();
            UnitStore.insert(
                    db,
                    founding.nodes(),
                    founding.paths(UnitStore.paths(db, founding.parents())),
                    change,
                    callers.current().user(),
                    now());
            List<Long> made = founding.nodes().stream().map(UnitNode::id).toList();
            audit.record(
                    "people.unit.create",
                    founding.nodes().get(0).last().parent(),
                    "people.unit/" + made.get(0),
                    Map.of(
                            "count",
                            made.size(),
                            "codes",
                            founding.codes().get(0) + "…" + founding.codes().get(made.size() - 1)));
            return made;
        });
    }

    /** Puts a unit with all below it under another one from a day on; forms of earlier periods keep the earlier tree. */
    public void move(long id, int version, long parent, LocalDate from) {
        UnitNode node = known(id, version);
        Place last = node.last();
        access.require(KEEPERS, last.parent());
        access.require(KEEPERS, parent);
        if (from == null || !UnitRules.sensible(from)) {
            throw Problem.invalid("from", "people.unit.date");
        }
        if (from.isBefore(last.from())) {
            throw Problem.invalid("from", "people.unit.move-order", last.from());
        }
        if (from.isAfter(node.to())) {
            throw Problem.conflict("people.unit.closed", node.to());
        }
        if (parent != 0) {
            underFits(node, parent, from);
        }
        database.write(db -> {
            long change = UnitStore.nextChange(db, ids.next());
            boolean circle = UnitStore.paths(db, Set.of(parent)).stream()
                    .anyMatch(path -> path.ancestor() == id && !path.to().isBefore(from));
            if (circle) {
                throw Problem.invalid("parent", "people.unit.circle");
            }
            tree.changed();
            update(db, node, change);
            UnitStore.place(db, last, new Place(id, parent, from, node.to()));
            UnitStore.cut(db, id, from);
            UnitStore.join(db, id, parent, from);
            audit.record(
                    "people.unit.move",
                    parent,
                    "people.unit/" + id,
                    Map.of("from", from, "oldParent", last.parent(), "newParent", parent));
            return null;
        });
    }

    /** Changes a unit's name, level, credit code or way of reporting. */
    public void change(long id, int version, UnitChange wanted) {
        UnitNode node = known(id, version);
        access.require(KEEPERS, id);
        UnitNode next = new UnitNode(
                id,
                node.code(),
                wanted.name() == null ? node.name() : wanted.name().strip(),
                wanted.level() == null ? node.level() : wanted.level(),
                wanted.filing() == null ? node.filing() : wanted.filing(),
                wanted.reporting() == null ? node.reporting() : wanted.reporting(),
                wanted.creditCode() == null ? node.creditCode() : Plain.number(wanted.creditCode()),
                node.from(),
                node.to(),
                node.version(),
                node.places());
        List<Violation> wrong = UnitRules.check("", next.code(), next.name(), next.level(), next.creditCode());
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        if (next.level() != node.level()) {
            levelFits(next);
        }
        database.write(db -> {
            long change = UnitStore.nextChange(db, ids.next());
            tree.changed();
            update(db, next, change);
            audit.record(
                    "people.unit.change", id, "people.unit/" + id, Map.of("name", next.name(), "level", next.level()));
            return null;
        });
    }

    /** Ends a unit; nothing may stand below it after its last day. */
    public void close(long id, int version, LocalDate lastDay) {
        UnitNode node = known(id, version);
        Place last = node.last();
        access.require(KEEPERS, last.parent());
        if (lastDay == null || !UnitRules.sensible(lastDay) || lastDay.isBefore(last.from())) {
            throw Problem.invalid("on", "people.unit.close-date", last.from());
        }
        if (lastDay.isAfter(node.to())) {
            throw Problem.conflict("people.unit.closed", node.to());
        }
        database.write(db -> {
            long change = UnitStore.nextChange(db, ids.next());
            if (UnitStore.hasBelow(db, id, lastDay)) {
                throw Problem.conflict("people.unit.not-empty");
            }
            tree.changed();
            UnitNode closed = new UnitNode(
                    id,
                    node.code(),
                    node.name(),
                    node.level(),
                    node.filing(),
                    node.reporting(),
                    node.creditCode(),
                    node.from(),
                    lastDay,
                    node.version(),
                    node.places());
            update(db, closed, change);
            UnitStore.endPlace(db, last, lastDay);
            UnitStore.endPaths(db, id, lastDay);
            audit.record("people.unit.close", last.parent(), "people.unit/" + id, Map.of("on", lastDay));
            return null;
        });
    }

    private UnitNode known(long id, int version) {
        UnitNode node = tree.node(id);
        if (node != null && node.version() != version) {
            node = tree.latest(id);
        }
        if (node == null) {
            throw Problem.notFound("people.unit.unknown");
        }
        if (node.version() != version) {
            throw Problem.stale();
        }
        return node;
    }

    private void underFits(UnitNode node, long parent, LocalDate from) {
        UnitNode above = tree.node(parent);
        if (above == null) {
            throw Problem.invalid("parent", "people.unit.parent-unknown");
        }
        if (above.on(from) == null || above.to().isBefore(node.to())) {
            throw Problem.invalid("parent", "people.unit.parent-dates");
        }
        if (!UnitRules.fits(node.level(), above.level())) {
            throw Problem.invalid("parent", "people.unit.level", node.level(), above.level());
        }
    }

    private void levelFits(UnitNode node) {
        UnitNode above = tree.node(node.last().parent());
        boolean fits = above == null || UnitRules.fits(node.level(), above.level());
        for (UnitNode child : tree.tree().children(node.id(), tree.today())) {
            fits &= UnitRules.fits(child.level(), node.level());
        }
        if (!fits) {
            throw Problem.invalid("level", "people.unit.level-here");
        }
    }

    private static void update(org.jooq.DSLContext db, UnitNode node, long change) {
        if (!UnitStore.update(db, node, change)) {
            throw Problem.stale();
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
