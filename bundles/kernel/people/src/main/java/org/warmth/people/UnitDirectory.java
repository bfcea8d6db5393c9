package org.warmth.people;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Grant;
import org.warmth.api.people.Unit;

/** Looks up units for people: a caller sees the units of any own role, all below and the line above them. */
@Component(service = UnitDirectory.class)
public final class UnitDirectory {
    private final UnitTree tree;
    private final Callers callers;

    /** A directory of the tree. */
    @Activate
    public UnitDirectory(@Reference UnitTree tree, @Reference Callers callers) {
        this.tree = tree;
        this.callers = callers;
    }

    /**
     * One unit.
     *
     * @throws Problem 404 if there is none that the caller may see
     */
    public Unit get(long id) {
        return node(id).view(tree.today());
    }

    /** Where a unit stood in the tree, oldest first. */
    public List<UnitPlace> places(long id) {
        return node(id).places().stream()
                .map(place ->
                        new UnitPlace(place.parent(), place.from(), place.to().equals(Place.OPEN) ? null : place.to()))
                .toList();
    }

    /** The units of these codes, in their order. */
    public List<Unit> coded(Collection<String> codes) {
        LocalDate today = tree.today();
        return codes.stream().map(tree::coded).map(node -> node.view(today)).toList();
    }

    /**
     * The units that stand in the tree on a day, in the order of ids.
     *
     * @param parent only those directly below it, 0 for the top; null for all
     * @param text only those whose name contains it or whose code begins with it; null for all
     * @param on the day; null for today
     * @param after only greater ids
     * @param most how many
     */
    public List<Unit> list(Long parent, String text, LocalDate on, long after, int most) {
        LocalDate day = on == null ? tree.today() : on;
        Tree known = tree.tree();
        Stream<UnitNode> found = parent == null ? known.all().stream() : known.children(parent, day).stream();
        Predicate<UnitNode> visible = visible(known);
        return found.filter(node -> node.id() > after && matches(node, text) && node.on(day) != null)
                .sorted(Comparator.comparingLong(UnitNode::id))
                .filter(visible)
                .limit(most)
                .map(node -> node.view(day))
                .toList();
    }

    private UnitNode node(long id) {
        UnitNode node = tree.node(id);
        if (node == null || !visible(tree.tree()).test(node)) {
            throw Problem.notFound("people.unit.unknown");
        }
        return node;
    }

    private Predicate<UnitNode> visible(Tree known) {
        LocalDate today = tree.today();
        Set<Long> tops = callers.current().grants().stream().map(Grant::unit).collect(Collectors.toSet());
        if (tops.contains(0L)) {
            return node -> true;
        }
        Set<Long> above = new HashSet<>();
        tops.forEach(top -> above.addAll(known.lineage(top, today)));
        return node -> above.contains(node.id())
                || known.lineage(node.id(), node.on(today) == null ? node.last().to() : today).stream()
                        .anyMatch(tops::contains);
    }

    private static boolean matches(UnitNode node, String text) {
        return text == null || node.name().contains(text) || node.code().startsWith(text.toUpperCase(Locale.ROOT));
    }
}
