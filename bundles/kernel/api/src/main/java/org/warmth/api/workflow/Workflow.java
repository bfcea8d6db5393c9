package org.warmth.api.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.records.Kept;
import org.warmth.api.records.Stored;

/**
 * Runs lives: role, unit, version, guards, four eyes, what a step asks and does, trail, the refusal of an illegal step, and
 * what may come next. It alone writes the state of a record.
 */
@ProviderType
public interface Workflow {
    /**
     * Begins a record's life inside the caller's transaction: checks who may, remembers who did, writes the trail. The
     * record is inserted by its store.
     *
     * @param record the record in the state that the step reaches
     * @throws org.warmth.api.Problem 403 wrong role or unit; 422 what is said is wrong
     */
    default <R extends Stored, F, I extends Reasoned> void begin(
            Lifecycle<R, F, I> life, R record, String step, I input) {
        beginAll(life, List.of(record), step, input);
    }

    /** Begins the lives of a set of records, at most {@link org.warmth.api.store.Database#CHUNK}. */
    <R extends Stored, F, I extends Reasoned> void beginAll(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input);

    /**
     * Takes a step that staff asks for, inside the caller's transaction: refuses it, or does all that the table says and
     * writes the record. Where what is said means another step, that one is taken.
     *
     * @param record the record as it stands
     * @param input what the step carries, or null for nothing
     * @return the record as it stands then
     * @throws org.warmth.api.Problem 403 wrong role, unit or person; 404 no such step, or one that only the product takes;
     *     409 wrong state, or a guard; 412 changed in between; 422 something missing or wrong
     */
    default <R extends Stored, F, I extends Reasoned> R take(Lifecycle<R, F, I> life, R record, String step, I input) {
        return takeAll(life, List.of(record), life.meant(step, record, input), input)
                .get(0);
    }

    /**
     * Takes one step with every record of a set, at most {@link org.warmth.api.store.Database#CHUNK}, as {@link #take}
     * does; all or none, and with a few statements for the whole set.
     *
     * @return the records as they stand then, in the order given
     */
    <R extends Stored, F, I extends Reasoned> List<R> takeAll(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input);

    /**
     * Takes a step as part of another act, in the name of the thread's caller; also one that staff cannot ask for. Else as
     * {@link #takeAll}.
     *
     * @param reason why, if the input does not say it
     */
    <R extends Stored, F, I extends Reasoned> List<R> carryAll(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input, String reason);

    /** Takes a step with one record as part of another act, see {@link #carryAll}. */
    default <R extends Stored, F, I extends Reasoned> R carry(
            Lifecycle<R, F, I> life, R record, String step, String reason) {
        return carryAll(life, List.of(record), step, null, reason).get(0);
    }

    /**
     * What stands in the way of a step, record by record, by id; a record without an entry may take it. For acts with many
     * records, which name each one that could not. What is wrong for all alike, such as a role that is missing, is thrown.
     *
     * @throws org.warmth.api.Problem as {@link #takeAll}, for what does not depend on the record
     */
    <R extends Stored, F, I extends Reasoned> Map<Long, Refusal> refusals(
            Lifecycle<R, F, I> life, Collection<R> records, String step, I input);

    /** The steps that the thread's caller may take now, for many records at once, by record id. */
    default <R extends Stored, F, I extends Reasoned> Map<Long, List<String>> next(
            Lifecycle<R, F, I> life, Collection<R> records) {
        return next(life, records, life.facts(records));
    }

    /** The same where the facts are known already. */
    <R extends Stored, F, I extends Reasoned> Map<Long, List<String>> next(
            Lifecycle<R, F, I> life, Collection<R> records, Map<Long, F> facts);

    /**
     * The records of a kind with their life.
     *
     * @param records where they are kept
     * @param life their life
     * @param views how staff sees them
     */
    <R extends Stored, F, I extends Reasoned, V> Living<R, I, V> living(
            Kept<R> records, Lifecycle<R, F, I> life, Views<R, F, V> views);

    /** Which steps the thread's caller took with each of these records, for a rule that spans several lives. */
    Map<Long, Set<String>> own(String kind, Collection<Long> records);

    /** Who took which step when, oldest first. */
    List<Taken> history(String kind, long record);

    /**
     * A step that was taken.
     *
     * @param kind the kind of what it was taken with: of the record, or of the list that the record stands in
     * @param step its name
     * @param from the state before, or null
     * @param to the state after
     * @param user who
     * @param at when
     * @param reason why, or null
     * @param standingInFor the user for whom it was taken by delegation, or 0
     */
    record Taken(
            String kind,
            String step,
            String from,
            String to,
            String user,
            Instant at,
            String reason,
            @io.swagger.v3.oas.annotations.media.Schema(type = "string", example = "0") long standingInFor) {}
}
