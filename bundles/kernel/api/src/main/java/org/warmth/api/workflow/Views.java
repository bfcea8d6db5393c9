package org.warmth.api.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.warmth.api.records.Stored;

/**
 * How staff sees the records of a set.
 *
 * @param <R> the records
 * @param <F> what is known of a record besides
 * @param <V> how staff sees one
 */
@FunctionalInterface
public interface Views<R, F, V> {
    /**
     * As staff sees them, in the order given.
     *
     * @param facts what is known of each, by id
     * @param next the steps that the thread's caller may take with each, by id
     */
    List<V> of(List<R> records, Map<Long, F> facts, Map<Long, List<String>> next);

    /** How staff sees one record. */
    @FunctionalInterface
    interface Each<R, F, V> {
        /** As staff sees it. */
        V of(R record, F facts, List<String> next);
    }

    /** Each record by itself. */
    static <R extends Stored, F, V> Views<R, F, V> each(Each<R, F, V> view) {
        return (records, facts, next) -> {
            List<V> views = new ArrayList<>(records.size());
            records.forEach(record -> views.add(view.of(record, facts.get(record.id()), next.get(record.id()))));
            return views;
        };
    }
}
