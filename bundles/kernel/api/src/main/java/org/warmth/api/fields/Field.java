package org.warmth.api.fields;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.warmth.api.Money;
import org.warmth.api.Violations;

/**
 * One thing that is said, declared once.
 *
 * @param name its name in JSON and in the keys of its labels
 * @param type what it holds
 * @param said reads it off what was said
 * @param most the longest text in code points, or the greatest number; 0 for no bound
 * @param codes the codes it chooses from; empty for another type
 * @param required whether it must be said
 * @param <I> what is said
 */
public record Field<I>(String name, Type type, Function<I, ?> said, int most, List<String> codes, boolean required) {
    /** What a field holds. */
    public enum Type {
        /** A text. */
        TEXT,
        /** A day of the years 2000 to 2099. */
        DAY,
        /** An amount, not negative. */
        MONEY,
        /** A whole number, not negative. */
        NUMBER,
        /** One of its codes. */
        CODE,
        /** Yes or no. */
        FLAG,
        /** The id of something else. */
        REFERENCE
    }

    /** A field without a name or a way to read it is an {@link NullPointerException}. */
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(said);
        codes = List.copyOf(codes);
    }

    /** The same field, which must be said. */
    public Field<I> asRequired() {
        return new Field<>(name, type, said, most, codes, true);
    }

    /** The same field, which may be said. */
    public Field<I> asOptional() {
        return new Field<>(name, type, said, most, codes, false);
    }

    /** Adds what is wrong with the field, apart from everything else. */
    void check(I all, Violations found) {
        Object value = said.apply(all);
        if (required) {
            found.required(name, value);
        }
        switch (type) {
            case TEXT -> found.longest(name, (String) value, most);
            case DAY -> found.businessDay(name, (LocalDate) value);
            case MONEY -> found.notNegative(name, (Money) value);
            case NUMBER -> found.within(name, (Integer) value, most);
            case CODE, FLAG, REFERENCE -> {}
        }
    }
}
