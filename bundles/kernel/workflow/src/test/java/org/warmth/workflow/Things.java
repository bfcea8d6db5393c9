package org.warmth.workflow;

import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.warmth.api.fields.Fields;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Reasoned;
import org.warmth.testkit.TestDatabase;

/** Records with nothing but a life, in a table of their own. */
record Things(Database database) implements RecordTable<Things.Thing> {
    static final ThingsTable TABLE = new ThingsTable();

    enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        VOID
    }

    record Thing(long id, long unit, State state, int version) implements Stored {
        Thing in(State next) {
            return new Thing(id, unit, next, version + 1);
        }
    }

    record Why(String reason) implements Reasoned {
        static final Fields<Why> FIELDS = Fields.of(new Why(null)).text("reason", Why::reason, 500);
    }

    static final class ThingsTable extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;

        final transient TableField<Record, Long> id = createField(DSL.name("ID"), SQLDataType.BIGINT, this);
        final transient TableField<Record, Long> unit = createField(DSL.name("UNIT"), SQLDataType.BIGINT, this);
        final transient TableField<Record, String> state =
                createField(DSL.name("STATE"), SQLDataType.VARCHAR(30), this);
        final transient TableField<Record, Integer> version =
                createField(DSL.name("VERSION"), SQLDataType.INTEGER, this);

        private ThingsTable() {
            super(DSL.name("THINGS"));
        }
    }

    /** Makes the table. */
    static Things in(TestDatabase database) {
        database.write(sql -> sql.execute(
                "create table things (id bigint not null primary key, unit bigint not null, state varchar(30) not null,"
                        + " version int not null)"));
        return new Things(database);
    }

    @Override
    public Table<?> table() {
        return TABLE;
    }

    @Override
    public Thing record(Record row) {
        return new Thing(
                row.get(TABLE.id), row.get(TABLE.unit), State.valueOf(row.get(TABLE.state)), row.get(TABLE.version));
    }

    @Override
    public Object[] values(Thing thing) {
        return new Object[] {thing.id(), thing.unit(), thing.state().name(), thing.version()};
    }
}
