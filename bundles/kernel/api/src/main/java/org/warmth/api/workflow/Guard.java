package org.warmth.api.workflow;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.warmth.api.Violation;

/**
 * What must hold of a record before a step, asked when steps are offered and again when one is taken; it never sees what
 * the step carries, and reads nothing but the record and its facts.
 *
 * @param <R> the records
 * @param <F> what is known of a record besides
 */
@FunctionalInterface
public interface Guard<R, F> {
    /** What stands in the way, or null. */
    Refusal against(R record, F facts);

    /** A condition; 409 with the code where it does not hold. */
    static <R, F> Guard<R, F> that(String code, BiPredicate<? super R, ? super F> holds) {
        return that(code, holds, (record, facts) -> List.of());
    }

    /** A condition; 409 with the code and its arguments where it does not hold. */
    static <R, F> Guard<R, F> that(
            String code, BiPredicate<? super R, ? super F> holds, BiFunction<? super R, ? super F, List<?>> args) {
        return (record, facts) -> holds.test(record, facts)
                ? null
                : Refusal.conflict(code, args.apply(record, facts).toArray());
    }

    /** Nothing is lacking; 422 with what is. */
    static <R, F> Guard<R, F> lacksNothing(BiFunction<? super R, ? super F, List<Violation>> lacking) {
        return (record, facts) -> Refusal.lacking(lacking.apply(record, facts));
    }
}
