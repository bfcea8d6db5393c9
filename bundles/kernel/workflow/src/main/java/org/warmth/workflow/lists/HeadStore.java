package org.warmth.workflow.lists;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.warmth.api.access.Caller;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;
import org.warmth.workflow.records.Columns;

/** The heads of one kind of lists, in columns of the module's own table; no rule. */
final class HeadStore implements RecordTable<ListHead> {
    private final Database database;
    private final Table<?> table;
    private final Field<Long> id;
    private final Field<Long> unit;
    private final Field<String> title;
    private final Field<String> state;
    private final Field<Integer> version;
    private final Field<Long> importId;
    private final Field<Long> job;
    private final Field<LocalDateTime> createdAt;
    private final Field<?>[] all;

    HeadStore(Database database, Table<?> table) {
        this.database = database;
        this.table = table;
        id = Columns.of(table, "ID", Long.class);
        unit = Columns.of(table, "UNIT", Long.class);
        title = Columns.of(table, "TITLE", String.class);
        state = Columns.of(table, "STATE", String.class);
        version = Columns.of(table, "VERSION", Integer.class);
        importId = Columns.of(table, "IMPORT_ID", Long.class);
        job = Columns.of(table, "JOB", Long.class);
        createdAt = Columns.of(table, "CREATED_AT", LocalDateTime.class);
        all = new Field<?>[] {id, unit, title, state, version, importId, job, createdAt};
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return table;
    }

    @Override
    public Field<?>[] columns() {
        return all.clone();
    }

    @Override
    public Object[] values(ListHead list) {
        return new Object[] {
            list.id(),
            list.unit(),
            list.title(),
            list.state().name(),
            list.version(),
            list.importId(),
            list.job(),
            LocalDateTime.ofInstant(list.createdAt(), ZoneOffset.UTC)
        };
    }

    /** Holds a list in a state until the transaction ends, so that nobody approves it meanwhile; whether it stood there. */
    boolean hold(long list, Set<ListState> states) {
        return database.write(sql -> sql.update(table)
                        .set(id, list)
                        .where(id.eq(list).and(state.in(Columns.names(states))))
                        .execute())
                == 1;
    }

    Optional<ListHead> byId(Caller caller, long list) {
        return database.read(sql -> sql.select(all)
                .from(table)
                .where(id.eq(list).and(readable(caller)))
                .fetchOptional(this::record));
    }

    /** The lists among the ids that exist, whoever asks. */
    Map<Long, ListHead> byIds(Collection<Long> lists) {
        return database.read(
                sql -> sql.select(all).from(table).where(id.in(lists)).fetchMap(id, this::record));
    }

    /** The lists in the caller's scope, of a unit and state or any. */
    List<ListHead> page(Caller caller, long of, ListState in, long after, int size) {
        Condition wanted = readable(caller).and(id.gt(after));
        Condition here = of == 0 ? wanted : wanted.and(unit.eq(of));
        return database.read(sql -> sql.select(all)
                .from(table)
                .where(in == null ? here : here.and(state.eq(in.name())))
                .orderBy(id)
                .limit(size)
                .fetch(this::record));
    }

    private Condition readable(Caller caller) {
        return database.scope(caller, unit, Set.of());
    }

    @Override
    public ListHead record(Record row) {
        return new ListHead(
                row.get(id),
                row.get(unit),
                row.get(title),
                ListState.valueOf(row.get(state)),
                row.get(version),
                row.get(importId),
                row.get(job),
                row.get(createdAt).toInstant(ZoneOffset.UTC));
    }
}
