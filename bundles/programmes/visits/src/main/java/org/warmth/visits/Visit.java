package org.warmth.visits;

import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.Listed;

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
        VisitFacts facts)
        implements Listed<Visit> {

    /** The same in another state, one version on. */
    Visit in(VisitState next) {
        return new Visit(id, unit, list, importId, corrects, next, version + 1, posted, facts);
    }

    /** The same at the same version, standing elsewhere. */
    Visit standing(VisitState there) {
        return new Visit(id, unit, list, importId, corrects, there, version, posted, facts);
    }

    /** The same, in the ledger or out of it. */
    Visit posted(boolean standing) {
        return new Visit(id, unit, list, importId, corrects, state, version, standing, facts);
    }

    @Override
    public long person() {
        return facts.person();
    }

    @Override
    public SourceKey source() {
        return new SourceKey("visits", id, "report");
    }

    /** A visit in the ledger says the same with the same facts; a draft also shows whether it has taken place. */
    @Override
    public boolean says(Visit said) {
        return facts.equals(said.facts) && (posted || state == said.state);
    }

    @Override
    public Visit saying(Visit said) {
        return new Visit(id, unit, list, importId, corrects, said.state, version + 1, posted, said.facts);
    }

    @Override
    public Visit correcting(long newId, Visit original) {
        return new Visit(newId, unit, list, importId, original.id, state, 1, false, facts);
    }

    @Override
    public Visit moved(long inList, long withImport) {
        return new Visit(id, unit, inList, withImport, corrects, state, version, posted, facts);
    }

    @Override
    public Visit voided() {
        return in(VisitState.VOIDED).posted(false);
    }
}
