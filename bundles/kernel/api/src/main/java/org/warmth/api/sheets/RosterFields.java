package org.warmth.api.sheets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.warmth.api.Money;
import org.warmth.api.fields.Field;
import org.warmth.api.fields.Field.Type;
import org.warmth.api.fields.Fields;
import org.warmth.api.fields.Shape;
import org.warmth.api.people.PersonView;

/**
 * The fields of what a row says, as a roster has them: its columns, what a row says, and the cells of a record for the
 * export. References have no column.
 *
 * @param <I> what a row says
 */
public final class RosterFields<I> {
    /** The column of a person's name. */
    public static final String NAME = "name";
    /** The column of a person's document. */
    public static final String ID_TYPE = "idType";
    /** The column of a person's number. */
    public static final String ID_NUMBER = "idNumber";
    /** The column of a person's mobile number. */
    public static final String MOBILE = "mobile";

    private final Fields<I> fields;
    private final List<Field<I>> inRows;
    /** Where each field stands in what is made. */
    private final int[] places;

    private RosterFields(Fields<I> fields) {
        this.fields = fields;
        inRows = fields.stream().filter(RosterFields::inRows).toList();
        places = fields.stream()
                .mapToInt(field -> fields.shape().place(field.name()))
                .toArray();
    }

    /** Of the fields of what a row says. */
    public static <I> RosterFields<I> of(Fields<I> fields) {
        return new RosterFields<>(fields);
    }

    private static boolean inRows(Field<?> field) {
        return field.type() != Type.REFERENCE && field.type() != Type.PERSON;
    }

    /** The columns, in the order of the fields. */
    public List<Column> columns() {
        return inRows.stream().map(RosterFields::column).toList();
    }

    private static Column column(Field<?> field) {
        Column.Type type =
                switch (field.type()) {
                    case TEXT, WRITTEN_DAY -> Column.Type.TEXT;
                    case NUMBER_TEXT -> Column.Type.NUMBER_TEXT;
                    case DAY -> Column.Type.DATE;
                    case MONEY -> Column.Type.YUAN;
                    case NUMBER -> Column.Type.INTEGER;
                    case CODE -> Column.Type.CODE;
                    case CODES -> Column.Type.CODES;
                    case FLAG -> Column.Type.YES_NO;
                    case UNIT -> Column.Type.UNIT;
                    case REFERENCE, PERSON -> throw new IllegalArgumentException("no column for " + field.name());
                };
        return new Column(field.name(), type, field.required(), field.most(), field.names(), field.personal());
    }

    /**
     * What a row says; null for what it does not say. The fields make it whole.
     *
     * @param besides what it does not say itself, by the names of the fields, or says masked; null for nothing
     */
    public I read(Row row, Function<String, Object> besides) {
        Object[] said = new Object[places.length];
        int at = 0;
        for (Field<I> field : fields) {
            boolean here = inRows(field) && !(field.personal() && row.masked(field.name()));
            said[places[at++]] = here ? value(field, row) : besides.apply(field.name());
        }
        return fields.shape().make(said);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object value(Field<?> field, Row row) {
        return switch (field.type()) {
            case TEXT, NUMBER_TEXT -> row.text(field.name());
            case DAY -> row.date(field.name());
            case MONEY -> row.money(field.name());
            case NUMBER -> row.integer(field.name());
            case CODE -> row.code(field.name(), (Class) field.codes());
            case CODES -> row.codes(field.name(), (Class) field.codes());
            case WRITTEN_DAY ->
                row.text(field.name()) == null ? null : field.reader().apply(row.text(field.name()));
            case FLAG -> row.yes(field.name());
            case UNIT -> row.unit(field.name());
            case REFERENCE, PERSON -> throw new IllegalArgumentException("no column for " + field.name());
        };
    }

    /** What an exported row shows of a record: what it holds by the names of the fields, and its person, masked. */
    public <R> Map<String, Object> cells(Shape<R> shape, R record, PersonView person) {
        Map<String, Object> cells = new HashMap<>();
        for (Field<I> field : inRows) {
            if (!field.claimed() && shape.holds(field.name())) {
                int place = shape.place(field.name());
                cells.put(field.name(), shown(field, shape.typeAt(place), shape.get(record, place)));
            }
        }
        if (person != null) {
            cells.put(NAME, person.name());
            cells.put(ID_TYPE, person.idType());
            cells.put(ID_NUMBER, person.idNumber());
            cells.put(MOBILE, person.mobile());
        }
        return cells;
    }

    /** What was not said stands as nothing, not as 0 or no. */
    private static Object shown(Field<?> field, Class<?> type, Object value) {
        boolean none = Money.ZERO.equals(value)
                || type == int.class && Integer.valueOf(0).equals(value)
                || type == boolean.class && Boolean.FALSE.equals(value);
        return none && !field.required() ? null : value;
    }
}
