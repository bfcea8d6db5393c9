package org.warmth.visits;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;

/**
 * Who visits go to, read in sets.
 *
 * @param people the persons by id, masked
 * @param enterprises the enterprises by id
 */
record VisitNames(Map<Long, PersonView> people, Map<Long, Enterprises.Claim> enterprises) {
    static VisitNames of(Collection<Visit> visits, Persons persons, Enterprises enterprises) {
        return new VisitNames(
                persons.masked(ids(visits, Visit::person)),
                enterprises.named(ids(visits, visit -> visit.facts().enterprise())));
    }

    /** What some visits refer to, each once, without 0 for nothing. */
    static List<Long> ids(Collection<Visit> visits, ToLongFunction<Visit> of) {
        return visits.stream()
                .mapToLong(of)
                .filter(id -> id != 0)
                .distinct()
                .boxed()
                .toList();
    }

    /** The person visited, masked, or null. */
    PersonView person(Visit visit) {
        return people.get(visit.person());
    }

    /** The name of the enterprise visited, or null. */
    String enterprise(Visit visit) {
        Enterprises.Claim enterprise = inside(visit);
        return enterprise == null ? null : enterprise.name();
    }

    /** The enterprise visited, or null. */
    Enterprises.Claim inside(Visit visit) {
        return enterprises.get(visit.facts().enterprise());
    }
}
