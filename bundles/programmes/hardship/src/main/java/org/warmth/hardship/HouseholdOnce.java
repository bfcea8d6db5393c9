package org.warmth.hardship;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violation;
import org.warmth.api.people.Merged;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.hardship.FileMaker.Made;
import org.warmth.hardship.MemberStore.Place;

/**
 * One household, one file (domain 3.4). Whoever heads an open file, or stands in one, heads no other; somebody of two
 * families is asked about. Two who open a file for one household in the same moment meet at the unique key of {@code
 * hardship_people}: the second is tried again and finds the first.
 */
@Component(service = HouseholdOnce.class)
public final class HouseholdOnce {
    private final MemberStore members;
    private final Persons persons;
    private final Units units;

    /** Over the households and the persons. */
    @Activate
    public HouseholdOnce(@Reference MemberStore members, @Reference Persons persons, @Reference Units units) {
        this.members = members;
        this.persons = persons;
        this.units = units;
    }

    /** What keeps each file from being opened, by file; the files are looked at together, too. */
    Map<Long, List<Violation>> check(Collection<Made> made) {
        return check(made, true);
    }

    /** What keeps each file from being opened while the others stay as they are, by file. */
    Map<Long, List<Violation>> each(Collection<Made> made) {
        return check(made, false);
    }

    private Map<Long, List<Violation>> check(Collection<Made> made, boolean together) {
        Merged merged = persons.merged();
        Map<Long, List<Place>> places = places(made, merged);
        Map<Long, Unit> named = units.byIds(
                places.values().stream().flatMap(List::stream).map(Place::unit).collect(Collectors.toSet()));
        Map<Long, List<Violation>> found = new HashMap<>();
        for (Made each : made) {
            List<Violation> wrong = new ArrayList<>();
            Set<Long> inside = new HashSet<>();
            for (int i = 0; i < each.household().size(); i++) {
                Member member = each.household().get(i);
                String field = field(i);
                if (!inside.add(merged.now(member.person()))) {
                    wrong.add(Violation.of(field, "hardship.member-twice"));
                }
                for (Place other : places.getOrDefault(merged.now(member.person()), List.of())) {
                    if (other.file() != each.file().id()) {
                        judge(wrong, field, member, other, named.get(other.unit()));
                    }
                }
            }
            found.put(each.file().id(), wrong);
            if (together) {
                add(places, each, merged);
            }
        }
        return found;
    }

    private static void add(Map<Long, List<Place>> places, Made made, Merged merged) {
        HardshipFile file = made.file();
        made.household()
                .forEach(member -> places.computeIfAbsent(merged.now(member.person()), person -> new ArrayList<>())
                        .add(new Place(member.person(), file.id(), file.unit(), file.number(), member.head())));
    }

    /** The field of the n-th of a household, its head first. */
    static String field(int n) {
        return n == 0 ? "head.idNumber" : "members[" + (n - 1) + "].idNumber";
    }

    private static void judge(List<Violation> found, String field, Member member, Place other, Unit keeper) {
        Object unit = keeper == null ? "" : keeper.name();
        Object number = other.number() == null ? "" : other.number();
        if (member.head() || other.head()) {
            found.add(Violation.of(field, "hardship.household-open", unit, number));
        } else if (member.once() == 0) {
            found.add(Violation.doubt(field, "hardship.member-elsewhere", unit, number));
        }
    }

    /** In which open files these people, or whoever was found to be them, stand. */
    private Map<Long, List<Place>> places(Collection<Made> made, Merged merged) {
        Set<Long> people = made.stream()
                .flatMap(each -> each.household().stream())
                .map(Member::person)
                .collect(Collectors.toSet());
        Map<Long, List<Place>> places = new HashMap<>();
        members.places(merged.every(people))
                .forEach(place -> places.computeIfAbsent(merged.now(place.person()), person -> new ArrayList<>())
                        .add(place));
        return places;
    }
}
