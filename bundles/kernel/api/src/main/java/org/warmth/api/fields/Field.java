package org.warmth.api.fields;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.warmth.api.CodeMask;
import org.warmth.api.Money;
import org.warmth.api.Violations;

/**
 * One thing that is said, declared once: its roster column, its check, its database column and its labels follow from it.
 *
 * @param name its name in JSON, in rosters and in the keys of its labels
 * @param type what it holds
 * @param said reads it off what was said
 * @param most the longest text in code points, or the greatest number; 0 for types that have neither
 * @param codes the codes it chooses from, or null
 * @param required whether it must be said
 * @param column its database column
 * @param personal whether it is masked in exports (S3)
 * @param claimed whether it belongs to a claim, which the registry of persons or enterprises checks
 * @param reader reads it off a roster's text, or null where its type says how
 * @param <I> what is said
 */
public record Field<I>(
        String name,
        Type type,
        Function<I, ?> said,
        int most,
        Class<? extends Enum<?>> codes,
        boolean required,
        String column,
        boolean personal,
        boolean claimed,
        Function<String, ?> reader) {
    /** What a field holds. */
    public enum Type {
        /** A text. */
        TEXT,
        /** A day of the years 2000 to 2099. */
        DAY,
        /** An amount, not negative; kept in fen. */
        MONEY,
        /** A whole number, not negative. */
        NUMBER,
        /** One of its codes. */
        CODE,
        /** Some of its codes. */
        CODES,
        /** Yes or no. */
        FLAG,
        /** A day as people write it, whatever its century: in rosters a text. */
        WRITTEN_DAY,
        /** The id of something else; 0 for none where it is kept. */
        REFERENCE,
        /** The id of a person, whom rosters and requests name by name, number and mobile. */
        PERSON,
        /** A union, in rosters by code or full name; kept by its id. */
        UNIT,
        /** An ID, card, credit-code or phone number, as text. */
        NUMBER_TEXT
    }

    /** A field without a name or a way to read it is a {@link NullPointerException}. */
    public Field {
        Objects.requireNonNull(name);
        Objects.requireNonNull(said);
    }

    /** A field as it is declared first: optional, in the column of its name. */
    static <I> Field<I> of(String name, Type type, Function<I, ?> said, int most, Class<? extends Enum<?>> codes) {
        return new Field<>(name, type, said, most, codes, false, column(name, type), false, false, null);
    }

    /** {@code goodsValue} lies in {@code GOODS_VALUE}, an amount in {@code …_FEN}. */
    private static String column(String name, Type type) {
        String snake = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
        return type == Type.MONEY ? snake + "_FEN" : snake;
    }

    /** The same field, which must be said. */
    public Field<I> asRequired() {
        return new Field<>(name, type, said, most, codes, true, column, personal, claimed, reader);
    }

    /** The same field, which may be said. */
    public Field<I> asOptional() {
        return new Field<>(name, type, said, most, codes, false, column, personal, claimed, reader);
    }

    /** The same field, read off a roster's text. */
    Field<I> readBy(Function<String, ?> other) {
        return new Field<>(name, type, said, most, codes, required, column, personal, claimed, other);
    }

    /** The same field, masked in exports. */
    Field<I> asPersonal() {
        return new Field<>(name, type, said, most, codes, required, column, true, claimed, reader);
    }

    /** The same field, checked with the claim that it belongs to. */
    Field<I> asClaimed() {
        return new Field<>(name, type, said, most, codes, required, column, personal, true, reader);
    }

    /** The same field in another column. */
    Field<I> in(String other) {
        return new Field<>(name, type, said, most, codes, required, other, personal, claimed, reader);
    }

    /** The names of its codes. */
    public List<String> names() {
        return codes == null
                ? List.of()
                : Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList();
    }

    /** Adds what is wrong with the field, apart from everything else. */
    void check(I all, Violations found) {
        Object value = said.apply(all);
        if (claimed) {
            return;
        }
        if (required && type != Type.PERSON) {
            found.required(name, value);
        }
        switch (type) {
            case TEXT, NUMBER_TEXT -> found.longest(name, (String) value, most);
            case DAY -> found.businessDay(name, (LocalDate) value);
            case MONEY -> found.notNegative(name, (Money) value);
            case NUMBER -> found.within(name, (Integer) value, most);
            case CODE, CODES, FLAG, WRITTEN_DAY, REFERENCE, PERSON, UNIT -> {}
        }
    }

    /** The value as the database keeps it. */
    Object kept(I all) {
        Object value = said.apply(all);
        if (value == null) {
            return switch (type) {
                case MONEY, REFERENCE, PERSON, UNIT -> 0L;
                case CODES -> 0;
                default -> null;
            };
        }
        return switch (type) {
            case MONEY -> ((Money) value).fen();
            case CODE -> ((Enum<?>) value).name();
            case CODES -> CodeMask.of(set(value));
            default -> value;
        };
    }

    /** The value that the database kept, as it is said. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Object read(Object kept) {
        if (kept == null) {
            return null;
        }
        return switch (type) {
            case MONEY -> Money.ofFen((Long) kept);
            case CODE -> code((String) kept);
            case CODES -> CodeMask.read((Class) codes, (Integer) kept);
            default -> kept;
        };
    }

    /** The type of its database column. */
    Class<?> keptAs() {
        return switch (type) {
            case TEXT, NUMBER_TEXT, CODE -> String.class;
            case DAY, WRITTEN_DAY -> LocalDate.class;
            case MONEY, REFERENCE, PERSON, UNIT -> Long.class;
            case NUMBER, CODES -> Integer.class;
            case FLAG -> Boolean.class;
        };
    }

    private Object code(String kept) {
        return Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(kept))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kept + " is no code of " + name));
    }

    @SuppressWarnings("unchecked")
    private static Set<? extends Enum<?>> set(Object value) {
        return (Set<? extends Enum<?>>) value;
    }
}
