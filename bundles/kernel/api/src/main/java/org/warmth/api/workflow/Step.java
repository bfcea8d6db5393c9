package org.warmth.api.workflow;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.warmth.api.fields.Fields;

/**
 * One line of a life's table: a step from some states to one, with all that it asks and does.
 *
 * @param name the step, a verb: {@code approve}
 * @param from the states it leaves; empty for a step that creates
 * @param to the state it reaches; null where the record stays as it is
 * @param by who takes it
 * @param differsFrom earlier steps whose actor must be somebody else (maker ≠ checker ≠ payer, R-E06)
 * @param reason whether a reason must be given
 * @param asks what the step wants said
 * @param guards what must hold, in this order; the first conflict is named, what is lacking is named together
 * @param alone what must hold besides where staff takes the step by itself; another act that carries it does not ask
 * @param checks what may be wrong with what is said
 * @param effects what it does, in this order
 * @param meanings the other steps that what is said can mean
 * @param example what could be said for a record, so that the step succeeds if it is offered
 * @param <R> the records
 * @param <F> what is known of a record besides
 * @param <I> what the step carries
 */
public record Step<R, F, I>(
        String name,
        Set<String> from,
        String to,
        By by,
        Set<String> differsFrom,
        boolean reason,
        Fields<I> asks,
        List<Guard<R, F>> guards,
        List<Guard<R, F>> alone,
        List<Check<R, F, I>> checks,
        List<Effect<R, F, I>> effects,
        List<Meaning<R, I>> meanings,
        BiFunction<R, F, I> example) {
    /**
     * Another step that is meant, whatever name staff gave it.
     *
     * @param step the other step
     * @param when whether what is said of a record means it
     */
    public record Meaning<R, I>(String step, BiPredicate<R, I> when) {}

    /** Whether it creates records. */
    public boolean creates() {
        return from.isEmpty();
    }

    /** Whether the product takes it, as part of another act. */
    public boolean kernel() {
        return by instanceof By.Kernel;
    }
}
