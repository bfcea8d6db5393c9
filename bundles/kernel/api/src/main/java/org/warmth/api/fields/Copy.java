package org.warmth.api.fields;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Makes records of one class from those of another: what has the same name is the same, the rest is given. What is not said
 * in the one (null) is nothing in one of another class: 0, no, the empty set, no money.
 *
 * @param <S> what is copied
 * @param <T> what is made
 */
public final class Copy<S, T> {
    private final Shape<S> from;
    private final Shape<T> to;
    private final int[] sources;
    private final int given;

    private Copy(Class<S> from, Class<T> to, List<String> given) {
        this.from = Shape.of(from);
        this.to = Shape.of(to, Set.copyOf(given));
        this.given = given.size();
        given.forEach(this.to::place);
        sources = new int[this.to.names().size()];
        for (int i = 0; i < sources.length; i++) {
            String name = this.to.names().get(i);
            sources[i] = given.contains(name) ? -1 - given.indexOf(name) : place(name);
            if (sources[i] >= 0 && !fits(this.from.typeAt(sources[i]), this.to.typeAt(i))) {
                throw new IllegalArgumentException(name + " of " + from.getSimpleName() + " is no "
                        + this.to.typeAt(i).getSimpleName());
            }
        }
    }

    /**
     * From one class to another.
     *
     * @param given the names of what the other holds and the first does not, or of what changes
     * @throws IllegalArgumentException by name, if something is neither held nor given, or is of another type
     */
    public static <S, T> Copy<S, T> of(Class<S> from, Class<T> to, String... given) {
        return new Copy<>(from, to, Arrays.asList(given));
    }

    /** Where it stands in what is copied: by its name, or without the part that holds it only there. */
    private int place(String name) {
        return from.place(from.holds(name) ? name : name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean fits(Class<?> source, Class<?> target) {
        return boxed(target).isAssignableFrom(boxed(source));
    }

    private static Class<?> boxed(Class<?> type) {
        if (type == long.class) {
            return Long.class;
        }
        if (type == int.class) {
            return Integer.class;
        }
        return type == boolean.class ? Boolean.class : type;
    }

    /**
     * The other record.
     *
     * @param more what is given, in the order of its names
     */
    public T of(S record, Object... more) {
        if (more.length != given) {
            throw new IllegalArgumentException(given + " values are given, not " + more.length);
        }
        Object[] values = new Object[sources.length];
        for (int i = 0; i < values.length; i++) {
            Object value = sources[i] < 0 ? more[-1 - sources[i]] : from.get(record, sources[i]);
            values[i] = value == null && from.type() != to.type() ? Shape.nothing(to.typeAt(i)) : value;
        }
        return to.make(values);
    }
}
