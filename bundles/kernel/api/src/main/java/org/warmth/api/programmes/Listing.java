package org.warmth.api.programmes;

import org.warmth.api.ledger.SourceKey;
import org.warmth.api.lists.Listed;

/**
 * A record of a simple programme, as it stands in its list. An id of 0 means none.
 *
 * @param programme what it is a record of
 * @param id its id
 * @param unit the giving unit, whose form counts it
 * @param list the list it is approved with
 * @param importId the import it came with, 0 if typed
 * @param corrects the posted record that it corrects
 * @param state where it stands
 * @param version for optimistic locking
 * @param facts what it says
 * @param <T> what a record says
 */
public record Listing<T extends Record>(
        Programme<T> programme,
        long id,
        long unit,
        long list,
        long importId,
        long corrects,
        ListingState state,
        int version,
        T facts)
        implements Listed<Listing<T>> {

    /** The same in another state, one version on. */
    public Listing<T> in(ListingState next) {
        return new Listing<>(programme, id, unit, list, importId, corrects, next, version + 1, facts);
    }

    @Override
    public long person() {
        return programme.fields().personOf(facts);
    }

    @Override
    public SourceKey source() {
        return new SourceKey(programme.module(), id, "post");
    }

    @Override
    public boolean says(Listing<T> said) {
        return facts.equals(said.facts);
    }

    @Override
    public Listing<T> saying(Listing<T> said) {
        return new Listing<>(programme, id, unit, list, importId, corrects, state, version + 1, said.facts);
    }

    @Override
    public Listing<T> correcting(long newId, Listing<T> original) {
        return new Listing<>(programme, newId, unit, list, importId, original.id, ListingState.LISTED, 1, facts);
    }

    @Override
    public Listing<T> moved(long inList, long withImport) {
        return new Listing<>(programme, id, unit, inList, withImport, corrects, ListingState.LISTED, version, facts);
    }

    @Override
    public Listing<T> voided() {
        return in(ListingState.VOIDED);
    }
}
