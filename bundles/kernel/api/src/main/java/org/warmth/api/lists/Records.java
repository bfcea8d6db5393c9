package org.warmth.api.lists;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.access.Caller;

/**
 * What every module does with its {@link ListedTable}; no rule. Records come in the order of their ids.
 *
 * @param <R> the records
 */
@ProviderType
public interface Records<R extends Listed<R>> {
    /** Inserts records. */
    void insert(Collection<R> records);

    /** Writes what records say that stand one version before, never their state; how many did. */
    int update(Collection<R> records);

    /**
     * Writes records that stand one version before with the state that a step of their list gives them: in an effect of such
     * a step, or in the posting of the list. Their history shows the list's step.
     *
     * @return how many stood one version before
     * @throws IllegalStateException outside of a list's step and posting
     */
    int carry(Collection<R> records);

    /** A record in the caller's scope. */
    Optional<R> byId(Caller caller, long id);

    /** The records among the ids that exist, whoever asks. */
    Map<Long, R> byIds(Collection<Long> ids);

    /** The records in the caller's scope that are wanted, after an id. */
    List<R> page(Caller caller, Condition wanted, long after, int size);

    /** The ids of the open records of a list, after an id. */
    List<Long> openOf(long list, long after, int size);

    /** The records that stand in a unit's subtree as the tree is on {@code today}, after an id; for the export. */
    List<R> below(long unit, LocalDate today, long after, int size);

    /** The first records of an import that stand. */
    List<R> imported(long importId, int size);

    /** The open corrections of posted records, by the record they correct. */
    Map<Long, R> corrections(Collection<Long> ids);

    /** All that were made to correct these records, or in their place, whatever became of them. */
    List<R> successors(Collection<Long> ids);

    /** What a list holds. */
    Filled filled(long list);

    /** Whether a record waits for its list and may still change. */
    boolean open(R record);

    /** Whether a record was taken back. */
    boolean gone(R record);

    /** Whether a record stands in the ledger. */
    default boolean posted(R record) {
        return !open(record) && !gone(record);
    }

    /**
     * What a list holds.
     *
     * @param records how many records stand in it
     * @param posted how many of them are in the ledger
     */
    record Filled(int records, int posted) {}
}
