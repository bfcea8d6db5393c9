package org.warmth.api.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.Violations;

/**
 * The fields of something that is said, each declared once; a constant, without services. Immutable.
 *
 * @param <I> what is said
 */
public final class Fields<I> implements Iterable<Field<I>> {
    private final I nothing;
    private final Map<String, Field<I>> fields;

    private Fields(I nothing, Map<String, Field<I>> fields) {
        this.nothing = nothing;
        this.fields = fields;
    }

    /**
     * No fields yet.
     *
     * @param nothing what it is when nothing is said
     */
    public static <I> Fields<I> of(I nothing) {
        return new Fields<>(nothing, Map.of());
    }

    /** What it is when nothing is said. */
    public I nothing() {
        return nothing;
    }

    /** And a text of at most so many code points. */
    public Fields<I> text(String name, Function<I, String> said, int most) {
        return and(new Field<>(name, Field.Type.TEXT, said, most, List.of(), false));
    }

    /** And a day. */
    public Fields<I> day(String name, Function<I, LocalDate> said) {
        return and(new Field<>(name, Field.Type.DAY, said, 0, List.of(), false));
    }

    /** And an amount. */
    public Fields<I> money(String name, Function<I, Money> said) {
        return and(new Field<>(name, Field.Type.MONEY, said, 0, List.of(), false));
    }

    /** And a number from 0. */
    public Fields<I> number(String name, Function<I, Integer> said, int most) {
        return and(new Field<>(name, Field.Type.NUMBER, said, most, List.of(), false));
    }

    /** And one of some codes. */
    public <E extends Enum<E>> Fields<I> code(String name, Class<E> codes, Function<I, E> said) {
        List<String> names =
                Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList();
        return and(new Field<>(name, Field.Type.CODE, said, 0, names, false));
    }

    /** And a yes or no. */
    public Fields<I> flag(String name, Function<I, Boolean> said) {
        return and(new Field<>(name, Field.Type.FLAG, said, 0, List.of(), false));
    }

    /** And the id of something else. */
    public Fields<I> reference(String name, Function<I, Long> said) {
        return and(new Field<>(name, Field.Type.REFERENCE, said, 0, List.of(), false));
    }

    /** The field of that name; a missing one is an {@link IllegalArgumentException}. */
    public Field<I> field(String name) {
        Field<I> field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name + " among " + fields.keySet());
        }
        return field;
    }

    /** Whether there is a field of that name. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** With a field declared elsewhere; one that is there already is an {@link IllegalArgumentException}. */
    public Fields<I> and(Field<I> field) {
        Map<String, Field<I>> more = new LinkedHashMap<>(fields);
        if (more.put(field.name(), field) != null) {
            throw new IllegalArgumentException("the field " + field.name() + " is declared twice");
        }
        return new Fields<>(nothing, more);
    }

    /** No field, of the same thing. */
    public Fields<I> none() {
        return new Fields<>(nothing, Map.of());
    }

    /** What is wrong, field by field, in the order of the fields. */
    public List<Violation> check(I said) {
        Violations found = new Violations();
        fields.values().forEach(field -> field.check(said, found));
        return found.found();
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** In their order. */
    public Stream<Field<I>> stream() {
        return fields.values().stream();
    }

    @Override
    public Iterator<Field<I>> iterator() {
        return new ArrayList<>(fields.values()).iterator();
    }
}
