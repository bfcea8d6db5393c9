package org.warmth.api.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Runs lives: role, unit, version, four eyes, trail, the refusal of an illegal step, and what may come next. */
@ProviderType
public interface Workflow {
    /**
     * Takes a step inside the caller's transaction: checks it, remembers who took it, writes the trail. The record's own
     * table is updated by its store, with the version it was read at.
     *
     * @param life the table
     * @param record the record as it stands
     * @param step the step's name
     * @param reason why, where the step needs a reason; otherwise it may be null
     * @return the new state
     * @throws org.warmth.api.Problem 403 wrong role, unit or person; 404 no such step; 409 wrong state; 422 a missing
     *     reason
     */
    <S extends Enum<S>> S take(Lifecycle<S> life, Subject<S> record, String step, String reason);

    /**
     * Takes one step with every record of a set, at most {@link org.warmth.api.store.Database#CHUNK}, as {@link #take}
     * does; all or none, and with a few statements for the whole set.
     *
     * @return the new state
     */
    <S extends Enum<S>> S takeAll(Lifecycle<S> life, Collection<Subject<S>> records, String step, String reason);

    /** The steps that the thread's caller may take now, for many records at once, by record id. */
    <S extends Enum<S>> Map<Long, List<String>> next(Lifecycle<S> life, Collection<Subject<S>> records);

    /** Which steps the thread's caller took with each of these records, for a rule that spans several lives. */
    Map<Long, Set<String>> own(String kind, Collection<Long> records);

    /** Who took which step when, oldest first. */
    List<Taken> history(String kind, long record);

    /**
     * A record as its life sees it.
     *
     * @param id the record
     * @param unit the unit that owns it
     * @param state its state; null for a record that is just being created
     */
    record Subject<S extends Enum<S>>(long id, long unit, S state) {}

    /**
     * A step that was taken.
     *
     * @param step its name
     * @param from the state before, or null
     * @param to the state after
     * @param user who
     * @param at when
     * @param reason why, or null
     * @param standingInFor the user for whom it was taken by delegation, or 0
     */
    record Taken(
            String step,
            String from,
            String to,
            String user,
            java.time.Instant at,
            String reason,
            @io.swagger.v3.oas.annotations.media.Schema(type = "string", example = "0") long standingInFor) {}
}
