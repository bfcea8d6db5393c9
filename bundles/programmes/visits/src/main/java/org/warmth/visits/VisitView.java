package org.warmth.visits;

import java.util.List;
import org.warmth.api.fields.Copy;
import org.warmth.api.people.PersonView;

/**
 * A visit as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the giving unit
 * @param list the list it is approved with
 * @param importId the import it came with
 * @param corrects the posted visit that this one corrects
 * @param state where it stands
 * @param version for optimistic locking
 * @param posted whether it stands in the ledger
 * @param facts what is known of it
 * @param person the person, masked, or null
 * @param enterprise the enterprise's name, or null
 * @param next the steps that the caller may take now
 */
record VisitView(
        long id,
        long unit,
        long list,
        long importId,
        long corrects,
        VisitState state,
        int version,
        boolean posted,
        VisitFacts facts,
        PersonView person,
        String enterprise,
        List<String> next) {

    private static final Copy<Visit, VisitView> OF_VISIT =
            Copy.of(Visit.class, VisitView.class, "person", "enterprise", "next");

    static VisitView of(Visit visit, PersonView person, String enterprise, List<String> next) {
        return OF_VISIT.of(visit, person, enterprise, next);
    }
}
