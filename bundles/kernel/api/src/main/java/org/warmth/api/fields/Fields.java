package org.warmth.api.fields;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Table;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
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

    /**
     * No fields yet, of records that are made from their fields: each field is the component of its name.
     *
     * @throws IllegalArgumentException if the record cannot be made
     */
    public static <I extends Record> Fields<I> of(Class<I> record) {
        return of(filled(Shape.of(record), name -> null));
    }

    /** And a text of at most so many code points. */
    public Fields<I> text(String name, Function<I, String> said, int most) {
        return and(Field.of(name, Field.Type.TEXT, said, most, null));
    }

    /** And a day. */
    public Fields<I> day(String name, Function<I, LocalDate> said) {
        return and(Field.of(name, Field.Type.DAY, said, 0, null));
    }

    /** And an amount. */
    public Fields<I> money(String name, Function<I, Money> said) {
        return and(Field.of(name, Field.Type.MONEY, said, 0, null));
    }

    /** And a number from 0. */
    public Fields<I> number(String name, Function<I, Integer> said, int most) {
        return and(Field.of(name, Field.Type.NUMBER, said, most, null));
    }

    /** And one of some codes. */
    public <E extends Enum<E>> Fields<I> code(String name, Class<E> codes, Function<I, E> said) {
        return and(Field.of(name, Field.Type.CODE, said, 0, codes));
    }

    /** And the object group of the form, {@code category}; its words are the kernel's. */
    public Fields<I> category(Function<I, Category> said) {
        return code("category", Category.class, said);
    }

    /** And the key groups, {@code tags}; their words are the kernel's. */
    public Fields<I> tags(Function<I, Set<Tag>> said) {
        return codes("tags", Tag.class, said);
    }

    /** And some of some codes. */
    public <E extends Enum<E>> Fields<I> codes(String name, Class<E> codes, Function<I, Set<E>> said) {
        return and(Field.of(name, Field.Type.CODES, said, 0, codes));
    }

    /**
     * And a day as people write it, whatever its century.
     *
     * @param reader reads it off a text of at most {@code most} code points; null for what it cannot read
     */
    public Fields<I> writtenDay(
            String name, Function<I, LocalDate> said, Function<String, LocalDate> reader, int most) {
        return and(Field.of(name, Field.Type.WRITTEN_DAY, said, most, null).readBy(reader));
    }

    /** And a yes or no. */
    public Fields<I> flag(String name, Function<I, Boolean> said) {
        return and(Field.of(name, Field.Type.FLAG, said, 0, null));
    }

    /** And the id of something else. */
    public Fields<I> reference(String name, Function<I, Long> said) {
        return and(Field.of(name, Field.Type.REFERENCE, said, 0, null));
    }

    /**
     * And the person it is about, {@code person}: in rosters the columns name, idType, idNumber and mobile, whose words are
     * the kernel's.
     */
    public Fields<I> person(Function<I, Long> said) {
        return and(Field.of("person", Field.Type.PERSON, said, 0, null));
    }

    /** And a union, {@code unit}. */
    public Fields<I> unit(Function<I, Long> said) {
        return and(Field.of("unit", Field.Type.UNIT, said, 0, null));
    }

    /** And another union, which may be the one above or beside. */
    public Fields<I> unit(String name, Function<I, Long> said) {
        return and(Field.of(name, Field.Type.UNIT, said, 0, null));
    }

    /** And an ID, card, credit-code or phone number of at most so many characters. */
    public Fields<I> digits(String name, Function<I, String> said, int most) {
        return and(Field.of(name, Field.Type.NUMBER_TEXT, said, most, null));
    }

    /** The field declared last is masked in exports (S3). */
    public Fields<I> personal() {
        return changed(last().asPersonal());
    }

    /** The field declared last belongs to the claim of a person or an enterprise, which its registry checks. */
    public Fields<I> claimed() {
        return changed(last().asClaimed());
    }

    /** The field declared last must be said. */
    public Fields<I> required() {
        return changed(last().asRequired());
    }

    /** The field declared last lies in a column of another name. */
    public Fields<I> column(String column) {
        return changed(last().in(column));
    }

    private Field<I> last() {
        return stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no field is declared"));
    }

    private Fields<I> changed(Field<I> field) {
        Map<String, Field<I>> same = new LinkedHashMap<>(fields);
        same.put(field.name(), field);
        return new Fields<>(nothing, same);
    }

    /**
     * Sees that these fields make the record whole: each is a component, each component a field, and what may be left out can be
     * told from nothing.
     *
     * @throws IllegalArgumentException by name, if not
     */
    public Fields<I> whole() {
        Map<String, Class<?>> components = new LinkedHashMap<>();
        for (RecordComponent component : nothing.getClass().getRecordComponents()) {
            components.put(component.getName(), component.getType());
        }
        if (!components.keySet().equals(fields.keySet())) {
            throw new IllegalArgumentException("the fields " + fields.keySet() + " are not the components "
                    + components.keySet() + " of " + nothing.getClass().getSimpleName());
        }
        for (Field<I> field : this) {
            boolean told =
                    switch (field.type()) {
                        case NUMBER, FLAG -> !components.get(field.name()).isPrimitive();
                        default -> true;
                    };
            if (!told) {
                throw new IllegalArgumentException("the field " + field.name() + " cannot tell nothing from 0");
            }
        }
        return this;
    }

    /** The person that something is about, 0 for none. */
    public long personOf(I all) {
        return stream()
                .filter(field -> field.type() == Field.Type.PERSON)
                .map(field -> (Long) field.said().apply(all))
                .findFirst()
                .orElse(0L);
    }

    /** The columns of the fields in a table, in their order; one that is missing is an {@link IllegalArgumentException}. */
    public List<org.jooq.Field<?>> columns(Table<?> table) {
        List<org.jooq.Field<?>> columns = new ArrayList<>();
        for (Field<I> field : this) {
            org.jooq.Field<?> column = table.field(field.column());
            if (column == null || column.getType() != field.keptAs()) {
                throw new IllegalArgumentException(
                        table.getName() + " has no column " + field.column() + " for the field " + field.name());
            }
            columns.add(column);
        }
        return columns;
    }

    /** The values of the fields as the database keeps them, in the order of {@link #columns}. */
    public List<Object> kept(I all) {
        List<Object> kept = new ArrayList<>(fields.size());
        fields.values().forEach(field -> kept.add(field.kept(all)));
        return kept;
    }

    /**
     * What a row of the table says.
     *
     * @param columns those of {@link #columns}
     */
    public I read(org.jooq.Record row, List<org.jooq.Field<?>> columns) {
        Map<String, Object> values = new HashMap<>();
        int at = 0;
        for (Field<I> field : this) {
            values.put(field.name(), field.read(row.get(columns.get(at++))));
        }
        return made(values::get);
    }

    /** What these values say, by the names of the fields; what has none is nothing: 0, no, the empty set, no money. */
    public I made(Function<String, Object> values) {
        return filled(shape(), values);
    }

    private static <I> I filled(Shape<I> shape, Function<String, Object> values) {
        Object[] all = new Object[shape.names().size()];
        for (int i = 0; i < all.length; i++) {
            Object value = values.apply(shape.names().get(i));
            all[i] = value == null ? Shape.nothing(shape.typeAt(i)) : value;
        }
        return shape.make(all);
    }

    /** What it is when one field says something and nothing else is said; for what is a record. */
    public I only(String name, Object value) {
        Shape<I> shape = shape();
        Object[] values = new Object[shape.names().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = shape.get(nothing, i);
        }
        values[shape.place(field(name).name())] = value;
        return shape.make(values);
    }

    /** The same, its texts without blanks around; a text of blanks says nothing. */
    public I plain(I said) {
        Shape<I> shape = shape();
        Object[] values = new Object[shape.names().size()];
        for (int i = 0; i < values.length; i++) {
            Object value = shape.get(said, i);
            values[i] = value instanceof String text ? text.isBlank() ? null : text.strip() : value;
        }
        return shape.make(values);
    }

    /** How it is read and made by the names of the fields; for what is a record. */
    @SuppressWarnings("unchecked")
    public Shape<I> shape() {
        return Shape.of((Class<I>) nothing.getClass());
    }

    /** The field of that name; a missing one is an {@link IllegalArgumentException}. */
    public Field<I> field(String name) {
        Field<I> field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name + " among " + fields.keySet());
        }
        return field;
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

    /** In their order. */
    public Stream<Field<I>> stream() {
        return fields.values().stream();
    }

    @Override
    public Iterator<Field<I>> iterator() {
        return new ArrayList<>(fields.values()).iterator();
    }
}
