package org.warmth.api.programmes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.warmth.api.fields.Field.Type;
import org.warmth.api.fields.Fields;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.store.Database;

/**
 * What a simple programme keeps: its records, each a row of the table {@code <module>_records} with the columns of {@link
 * ListedTable} and one for each field, in lists whose heads lie in {@code <module>_lists}.
 *
 * @param <T> what a record says
 */
public final class Programme<T extends java.lang.Record> implements ListedTable<Listing<T>> {
    private final String module;
    private final Database database;
    private final Fields<T> fields;
    private final RosterFields<T> roster;
    private final Columns records;
    private final Columns lists;
    private final List<Field<?>> said;

    /**
     * A programme.
     *
     * @param module the module's word
     * @param database its database
     * @param fields what a record says
     * @throws IllegalArgumentException if the fields are not the record's components, or a table lacks a column, by name
     */
    public Programme(String module, Database database, Fields<T> fields) {
        this.module = module;
        this.database = database;
        this.fields = fields.whole();
        fields.stream()
                .filter(field -> field.type() == Type.REFERENCE)
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("the field " + field.name() + " has no column in a roster");
                });
        roster = RosterFields.of(fields);
        records = new Columns(module + "_records")
                .with("ID", SQLDataType.BIGINT)
                .with("UNIT", SQLDataType.BIGINT)
                .with("LIST", SQLDataType.BIGINT)
                .with("IMPORT_ID", SQLDataType.BIGINT)
                .with("CORRECTS", SQLDataType.BIGINT)
                .with("STATE", SQLDataType.VARCHAR)
                .with("VERSION", SQLDataType.INTEGER);
        fields.forEach(field -> records.with(field.column(), type(field)));
        lists = new Columns(module + "_lists")
                .with("ID", SQLDataType.BIGINT)
                .with("UNIT", SQLDataType.BIGINT)
                .with("TITLE", SQLDataType.VARCHAR)
                .with("STATE", SQLDataType.VARCHAR)
                .with("VERSION", SQLDataType.INTEGER)
                .with("IMPORT_ID", SQLDataType.BIGINT)
                .with("JOB", SQLDataType.BIGINT)
                .with("CREATED_AT", SQLDataType.LOCALDATETIME);
        said = fields.columns(records);
        require(records);
        require(lists);
        database.guardState(records, records.field(stateColumn(), String.class));
    }

    private static DataType<?> type(org.warmth.api.fields.Field<?> field) {
        return switch (field.type()) {
            case TEXT, NUMBER_TEXT, CODE -> SQLDataType.VARCHAR;
            case DAY, WRITTEN_DAY -> SQLDataType.LOCALDATE;
            case MONEY, REFERENCE, PERSON, UNIT -> SQLDataType.BIGINT;
            case NUMBER, CODES -> SQLDataType.INTEGER;
            case FLAG -> SQLDataType.BOOLEAN;
        };
    }

    /** A table without one of its columns would fail at the first clerk: it fails the module's start instead. */
    private void require(Table<?> table) {
        try {
            database.read(sql -> sql.select(table.fields())
                    .from(table)
                    .where(DSL.falseCondition())
                    .fetch());
        } catch (DataAccessException lacking) {
            throw new IllegalArgumentException(
                    table.getName() + " is not as the fields of " + module + " say: "
                            + lacking.getCause().getMessage(),
                    lacking);
        }
    }

    /** A table by its columns. */
    private static final class Columns extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;

        private Columns(String name) {
            super(DSL.name(name.toUpperCase(Locale.ROOT)));
        }

        private Columns with(String name, DataType<?> type) {
            createField(DSL.name(name), type, this);
            return this;
        }
    }

    /** The module's word, under which its records post. */
    public String module() {
        return module;
    }

    /** What a record says. */
    public Fields<T> fields() {
        return fields;
    }

    /** What a record says, as its roster has it. */
    public RosterFields<T> roster() {
        return roster;
    }

    /** The table of its lists. */
    public Table<?> lists() {
        return lists;
    }

    /** The column of a field. */
    public Field<?> column(org.warmth.api.fields.Field<T> field) {
        return records.field(field.column());
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return records;
    }

    @Override
    public Listing<T> record(Record row) {
        return new Listing<>(
                this,
                row.get("ID", Long.class),
                row.get("UNIT", Long.class),
                row.get("LIST", Long.class),
                row.get("IMPORT_ID", Long.class),
                row.get("CORRECTS", Long.class),
                ListingState.valueOf(row.get("STATE", String.class)),
                row.get("VERSION", Integer.class),
                fields.read(row, said));
    }

    @Override
    public Object[] values(Listing<T> record) {
        List<Object> values = new ArrayList<>(Arrays.asList(
                record.id(),
                record.unit(),
                record.list(),
                record.importId(),
                record.corrects(),
                record.state().name(),
                record.version()));
        values.addAll(fields.kept(record.facts()));
        return values.toArray();
    }

    @Override
    public Set<ListingState> open() {
        return Set.of(ListingState.LISTED);
    }

    @Override
    public Set<ListingState> gone() {
        return Set.of(ListingState.VOIDED);
    }
}
