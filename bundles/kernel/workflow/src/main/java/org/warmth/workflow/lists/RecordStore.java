package org.warmth.workflow.lists;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.when;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.Listed;
import org.warmth.api.lists.ListedTable;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;
import org.warmth.workflow.records.Columns;
import org.warmth.workflow.records.RecordWriter;

/** The records of one table, in batches. */
final class RecordStore<R extends Listed<R>> implements Records<R> {
    private final ListedTable<R> records;
    private final RecordWriter<R> writer;
    private final Carrying carrying;
    private final Database database;
    private final Table<?> table;
    private final Field<?>[] columns;
    private final Field<Long> id;
    private final Field<Long> unit;
    private final Field<Long> list;
    private final Field<Long> importId;
    private final Field<Long> corrects;
    private final Field<String> state;

    RecordStore(ListedTable<R> records, Carrying carrying) {
        this.records = records;
        this.writer = new RecordWriter<>(records);
        this.carrying = carrying;
        database = records.database();
        table = records.table();
        columns = table.fields();
        id = Columns.of(table, "ID", Long.class);
        unit = Columns.of(table, "UNIT", Long.class);
        list = Columns.of(table, "LIST", Long.class);
        importId = Columns.of(table, "IMPORT_ID", Long.class);
        corrects = Columns.of(table, "CORRECTS", Long.class);
        state = Columns.of(table, "STATE", String.class);
    }

    @Override
    public void insert(Collection<R> made) {
        writer.insert(made);
    }

    @Override
    public int update(Collection<R> changed) {
        return writer.rewrite(changed);
    }

    @Override
    public int carry(Collection<R> carried) {
        carrying.require();
        return writer.move(carried);
    }

    @Override
    public Optional<R> byId(Caller caller, long record) {
        return database.read(sql -> sql.select(columns)
                .from(table)
                .where(id.eq(record).and(readable(caller)))
                .fetchOptional(records::record));
    }

    @Override
    public Map<Long, R> byIds(Collection<Long> wanted) {
        return database.read(
                sql -> sql.select(columns).from(table).where(id.in(wanted)).fetchMap(id, records::record));
    }

    @Override
    public List<R> page(Caller caller, Condition wanted, long after, int size) {
        return first(readable(caller).and(wanted).and(id.gt(after)), size);
    }

    @Override
    public List<Long> openOf(long wanted, long after, int size) {
        return database.read(sql -> sql.select(id)
                .from(table)
                .where(list.eq(wanted).and(open()).and(id.gt(after)))
                .orderBy(id)
                .limit(size)
                .fetch(id));
    }

    @Override
    public List<R> below(long ancestor, LocalDate today, long after, int size) {
        return first(database.subtree(unit, ancestor, today).and(stands()).and(id.gt(after)), size);
    }

    @Override
    public List<R> imported(long wanted, int size) {
        return first(importId.eq(wanted).and(stands()), size);
    }

    @Override
    public Map<Long, R> corrections(Collection<Long> corrected) {
        return database.read(sql -> sql.select(columns)
                .from(table)
                .where(corrects.in(corrected).and(open()))
                .fetchMap(corrects, records::record));
    }

    @Override
    public List<R> successors(Collection<Long> replaced) {
        return database.read(sql -> sql.select(columns)
                .from(table)
                .where(corrects.in(replaced))
                .orderBy(id)
                .fetch(records::record));
    }

    @Override
    public Filled filled(long wanted) {
        Field<Integer> waiting = count(when(open(), 1));
        return database.read(sql -> sql.select(count(), waiting)
                .from(table)
                .where(list.eq(wanted).and(stands()))
                .fetchSingle(row -> new Filled(row.value1(), row.value1() - row.value2())));
    }

    @Override
    public boolean open(R record) {
        return records.open().contains(record.state());
    }

    @Override
    public boolean gone(R record) {
        return records.gone().contains(record.state());
    }

    private List<R> first(Condition wanted, int size) {
        return database.read(sql -> sql.select(columns)
                .from(table)
                .where(wanted)
                .orderBy(id)
                .limit(size)
                .fetch(records::record));
    }

    private Condition readable(Caller caller) {
        return database.scope(caller, unit, Set.of());
    }

    private Condition open() {
        return state.in(Columns.names(records.open()));
    }

    private Condition stands() {
        return state.notIn(Columns.names(records.gone()));
    }
}
