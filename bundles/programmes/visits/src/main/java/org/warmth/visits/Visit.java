package org.warmth.visits;

/**
 * A visit (走访): one enterprise, person or post, once. An id of 0 means none.
 *
 * @param id its id
 * @param unit the giving unit, whose form counts it; of a joint visit the one that leads
 * @param list the list it is approved with, 0 for a single visit
 * @param importId the import it came with, 0 if typed
 * @param corrects the posted visit that this one corrects
 * @param state where it stands
 * @param version for optimistic locking
 * @param posted whether it stands in the ledger
 * @param facts what is known of it
 */
record Visit(
        long id,
        long unit,
        long list,
        long importId,
        long corrects,
        VisitState state,
        int version,
        boolean posted,
        VisitFacts facts) {

    /** The same in another state, one version on. */
    Visit in(VisitState next) {
        return new Visit(id, unit, list, importId, corrects, next, version + 1, posted, facts);
    }

    /** The same, in the ledger or out of it. */
    Visit posted(boolean standing) {
        return new Visit(id, unit, list, importId, corrects, state, version, standing, facts);
    }

    /** Its next version with other facts, which may show another state. */
    Visit saying(VisitState shown, VisitFacts other) {
        return new Visit(id, unit, list, importId, corrects, shown, version + 1, posted, other);
    }

    /** The same in the list of another import, as its next version. */
    Visit moved(long inList, long withImport) {
        return new Visit(id, unit, inList, withImport, corrects, state, version, posted, facts);
    }

    /** Itself, offered as the correction of a posted visit. */
    Visit correcting(long original) {
        return new Visit(id, unit, list, importId, original, state, version, posted, facts);
    }
}
