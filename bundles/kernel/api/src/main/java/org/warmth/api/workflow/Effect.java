package org.warmth.api.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a step does with a set of records, in its transaction, once it is allowed and before the records are written.
 *
 * @param <R> the records
 * @param <F> what is known of a record besides
 * @param <I> what the step carries
 */
@FunctionalInterface
public interface Effect<R, F, I> {
    /**
     * Does it.
     *
     * @param set the records as they stand before the step
     * @param facts what is known of each, by id; empty where the life loads none
     * @param input what the step carries
     * @return the records in the same order with what the step writes into them; state and version are the workflow's
     */
    List<R> apply(List<R> set, Map<Long, F> facts, I input);

    /** What a step writes into each record. */
    @FunctionalInterface
    interface Each<R, F, I> {
        /** The record with what is written; state and version stay. */
        R of(R record, F facts, I input);
    }

    /** What a step does besides, which leaves the records as they are. */
    @FunctionalInterface
    interface Besides<R, F, I> {
        /** Does it. */
        void with(List<R> set, Map<Long, F> facts, I input);
    }

    /** An effect on each record by itself. */
    static <R extends org.warmth.api.records.Stored, F, I> Effect<R, F, I> each(Each<R, F, I> write) {
        return (set, facts, input) -> {
            List<R> written = new ArrayList<>(set.size());
            set.forEach(record -> written.add(write.of(record, facts.get(record.id()), input)));
            return written;
        };
    }

    /** An effect besides the records. */
    static <R, F, I> Effect<R, F, I> besides(Besides<R, F, I> act) {
        return (set, facts, input) -> {
            act.with(set, facts, input);
            return set;
        };
    }
}
