package org.warmth.funds;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Table;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;
import org.warmth.api.store.Database;

/**
 * A table of records that stand in no list: made and rewritten here, moved along their life by the workflow alone.
 *
 * @param <R> the records
 */
abstract class StoredTable<R extends Stored> implements RecordTable<R> {
    private final Database database;
    private final Table<?> table;

    StoredTable(Database database, Table<?> table) {
        this.database = database;
        this.table = table;
    }

    @Override
    public final Database database() {
        return database;
    }

    @Override
    public final Table<?> table() {
        return table;
    }

    /** What a new row holds besides the record: what others count in it, from nothing on. */
    @Override
    public Map<Field<?>, Object> beside() {
        return Map.of();
    }

    /** Inserts records. */
    final void insert(Collection<R> made) {
        Map<Field<?>, Object> beside = beside();
        List<Field<?>> all = Stream.concat(Arrays.stream(columns()), beside.keySet().stream())
                .toList();
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(table, all).values(new Object[all.size()]));
            made.forEach(record -> batch.bind(Stream.concat(Arrays.stream(values(record)), beside.values().stream())
                    .toArray()));
            return batch.execute();
        });
    }

    /** Writes what a record says that stands one version before, never its state; whether it did. */
    final boolean update(R next) {
        Map<Field<?>, Object> said = new LinkedHashMap<>();
        Object[] values = values(next);
        for (int i = 0; i < values.length; i++) {
            said.put(columns()[i], values[i]);
        }
        said.remove(table.field(stateColumn()));
        return database.write(sql -> sql.update(table)
                        .set(said)
                        .where(table.field(idColumn(), Long.class)
                                .eq(next.id())
                                .and(table.field("VERSION", Integer.class).eq(next.version() - 1)))
                        .execute())
                == 1;
    }
}
