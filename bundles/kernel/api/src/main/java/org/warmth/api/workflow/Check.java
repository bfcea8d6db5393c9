package org.warmth.api.workflow;

import java.util.List;
import org.warmth.api.Violation;

/**
 * What is wrong with what a step carries, for a record; asked only when the step is taken.
 *
 * @param <R> the records
 * @param <F> what is known of a record besides
 * @param <I> what the step carries
 */
@FunctionalInterface
public interface Check<R, F, I> {
    /** What is wrong, field by field; writes nothing. */
    List<Violation> of(R record, F facts, I input);
}
