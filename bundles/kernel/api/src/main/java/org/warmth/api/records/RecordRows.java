package org.warmth.api.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.warmth.api.CodeMask;
import org.warmth.api.Money;
import org.warmth.api.fields.Shape;

/**
 * How records are rows of a table, by the names of what they hold: {@code importId} lies in {@code IMPORT_ID}, an amount in
 * {@code …_FEN}, {@code file.id} in {@code FILE_ID}. Codes are kept by their names, amounts in fen, sets of codes as their mask, instants in UTC.
 *
 * @param <R> the records
 */
public final class RecordRows<R> {
    private final Shape<R> shape;
    private final Field<?>[] columns;
    /** Whether others count in it: it is read with the record, never written with it. */
    private final boolean[] counted;

    private final Map<Field<?>, Function<R, ?>> told;

    private RecordRows(Class<R> type, Table<?> table, Map<String, ? extends Field<?>> elsewhere) {
        shape = Shape.of(type);
        List<String> names = shape.names();
        columns = new Field<?>[names.size()];
        counted = new boolean[columns.length];
        told = Map.of();
        Set<String> left = new HashSet<>(elsewhere.keySet());
        for (int i = 0; i < columns.length; i++) {
            String name = names.get(i);
            left.remove(name);
            Field<?> other = elsewhere.get(name);
            String column = other == null ? column(name, shape.typeAt(i)) : other.getName();
            Class<?> kept = keptAs(name, shape.typeAt(i), shape.elementAt(i));
            // The table's own field: one made for a type would be looked for in each row by its text.
            columns[i] = table.field(column);
            if (columns[i] == null) {
                throw new IllegalArgumentException(table.getName() + " has no column " + column + " for " + name);
            }
            if (columns[i].getType() != kept) {
                throw new IllegalArgumentException(
                        table.getName() + "." + column + " holds no " + kept.getSimpleName() + " for " + name);
            }
        }
        if (!left.isEmpty() || Set.copyOf(Arrays.asList(columns)).size() < columns.length) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " holds " + names + ", not " + left + ", or two in one column");
        }
    }

    private RecordRows(Shape<R> shape, Field<?>[] columns, boolean[] counted, Map<Field<?>, Function<R, ?>> told) {
        this.shape = shape;
        this.columns = columns;
        this.counted = counted;
        this.told = told;
    }

    /**
     * Of records in a table.
     *
     * @param elsewhere the columns of what does not lie in the column of its name
     * @throws IllegalArgumentException by name, if something has no column, or cannot be kept in one
     */
    public static <R> RecordRows<R> of(Class<R> type, Table<?> table, Map<String, ? extends Field<?>> elsewhere) {
        return new RecordRows<>(type, table, elsewhere);
    }

    /** Of records of which all lies in the column of its name. */
    public static <R> RecordRows<R> of(Class<R> type, Table<?> table) {
        return of(type, table, Map.of());
    }

    private static String column(String name, Class<?> type) {
        String snake =
                name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
        return type == Money.class ? snake + "_FEN" : snake;
    }

    private static Class<?> keptAs(String name, Class<?> type, Class<?> element) {
        if (type == long.class || type == Money.class) {
            return Long.class;
        }
        if (type == int.class || element != null && element.isEnum()) {
            return Integer.class;
        }
        if (type == boolean.class) {
            return Boolean.class;
        }
        if (type == Instant.class) {
            return LocalDateTime.class;
        }
        if (type.isEnum() || type == String.class) {
            return String.class;
        }
        if (Set.of(Long.class, Integer.class, Boolean.class, LocalDate.class, byte[].class)
                .contains(type)) {
            return type;
        }
        throw new IllegalArgumentException(name + ", a " + type.getSimpleName() + ", cannot be kept in a column");
    }

    /** The same, where others count in some of what a record holds: it is read with the record, never written with it. */
    public RecordRows<R> counted(String... names) {
        RecordRows<R> other = new RecordRows<>(shape, columns, counted.clone(), told);
        for (String name : names) {
            other.counted[shape.place(name)] = true;
        }
        return other;
    }

    /** The same with a column that holds what a record tells of itself: it is written with the record, never read. */
    public <T> RecordRows<R> told(Field<T> column, Function<R, T> value) {
        RecordRows<R> other = new RecordRows<>(shape, columns, counted, new LinkedHashMap<>(told));
        other.told.put(column, value);
        return other;
    }

    /** The columns that are written, in the order of {@link #values}. */
    public Field<?>[] columns() {
        return Stream.concat(
                        IntStream.range(0, columns.length)
                                .filter(i -> !counted[i])
                                .mapToObj(i -> columns[i]),
                        told.keySet().stream())
                .toArray(Field<?>[]::new);
    }

    /** What of a record is written. */
    public Object[] values(R record) {
        Object[] values = new Object[columns.length + told.size()];
        int to = 0;
        for (int i = 0; i < columns.length; i++) {
            if (!counted[i]) {
                values[to++] = kept(shape.get(record, i));
            }
        }
        for (Function<R, ?> value : told.values()) {
            values[to++] = kept(value.apply(record));
        }
        return to == values.length ? values : Arrays.copyOf(values, to);
    }

    private static Object kept(Object value) {
        if (value instanceof Enum<?> code) {
            return code.name();
        }
        if (value instanceof Money money) {
            return money.fen();
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return value instanceof Set<?> ? CodeMask.of(codes(value)) : value;
    }

    /** The record in a row. */
    public R record(Record row) {
        Object[] values = new Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(i, row.get(columns[i]));
        }
        return shape.make(values);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object read(int place, Object kept) {
        Class<?> type = shape.typeAt(place);
        if (kept == null) {
            return null;
        }
        if (type.isEnum()) {
            return Enum.valueOf((Class) type, (String) kept);
        }
        if (type == Money.class) {
            return Money.ofFen((Long) kept);
        }
        if (type == Instant.class) {
            return ((LocalDateTime) kept).toInstant(ZoneOffset.UTC);
        }
        return type == Set.class ? CodeMask.read((Class) shape.elementAt(place), (Integer) kept) : kept;
    }

    @SuppressWarnings("unchecked")
    private static Set<? extends Enum<?>> codes(Object value) {
        return (Set<? extends Enum<?>>) value;
    }
}
