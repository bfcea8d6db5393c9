package org.warmth.api.lists;

import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.records.Stored;

/**
 * A record that is approved with a list and then stands in the ledger: a visit, a payment. Its id is its row's id in
 * marked files and exports, its unit the giving one, whose form counts it. Immutable; an id of 0 means none.
 *
 * @param <R> itself
 */
@ConsumerType
public interface Listed<R extends Listed<R>> extends Stored {
    /** The list it is approved with; 0 for a record that stands by itself. */
    long list();

    /** The import it came with, 0 if typed. */
    long importId();

    /** The posted record that it corrects, or that it stands for once that one was taken back. */
    long corrects();

    /** Its state; {@link ListedTable} says which states are open and which are gone. */
    Enum<?> state();

    /** The person whose name and number its row shows. */
    long person();

    /** What it posts under. */
    SourceKey source();

    /** Whether it says already what {@code said}, made from a row that came back, says. */
    boolean says(R said);

    /** Its next version, saying what {@code said} says. */
    R saying(R said);

    /**
     * The same under a new id, made from what {@code original}'s row says now, as the correction of that posted record, or
     * in its place if it was taken back.
     */
    R correcting(long newId, R original);

    /** The same at the same version, standing again in the list of another import. */
    R moved(long inList, long withImport);

    /** Its next version, taken back. */
    R voided();
}
