package org.warmth.workflow.records;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;

/**
 * Writes the records of one table, in batches: what they say, or what they say and where they stand.
 *
 * @param <R> the records
 */
public final class RecordWriter<R extends Stored> {
    private final RecordTable<R> records;
    private final Table<?> table;
    private final Field<?>[] columns;
    private final Field<Long> id;
    private final Field<Integer> version;
    private final int key;
    private final int state;

    /** Of a table. */
    public RecordWriter(RecordTable<R> records) {
        this.records = records;
        table = records.table();
        columns = records.columns();
        id = Columns.of(table, records.idColumn(), Long.class);
        version = table.field("VERSION", Integer.class);
        key = Arrays.asList(columns).indexOf(id);
        state = Arrays.asList(columns).indexOf(table.field(records.stateColumn()));
    }

    /** Inserts records. */
    public void insert(Collection<R> made) {
        if (made.isEmpty()) {
            return;
        }
        Map<Field<?>, Object> beside = records.beside();
        Field<?>[] all =
                Stream.concat(Arrays.stream(columns), beside.keySet().stream()).toArray(Field<?>[]::new);
        records.database().write(sql -> {
            BatchBindStep batch = sql.batch(sql.insertInto(table, all).values(new Object[all.length]));
            made.forEach(
                    record -> batch.bind(Stream.concat(Arrays.stream(records.values(record)), beside.values().stream())
                            .toArray()));
            return batch.execute();
        });
    }

    /**
     * Writes what records say that stand one version before, never their state; how many did. Where the table has no
     * version, whoever writes holds them.
     */
    public int rewrite(Collection<R> changed) {
        return changed.isEmpty() ? 0 : records.database().write(sql -> update(sql, changed, state));
    }

    /** Writes records that stand one version before, with their state; how many did. For the steps of lives. */
    public int move(Collection<R> moved) {
        return moved.isEmpty()
                ? 0
                : records.database().write(sql -> records.database().moving(() -> update(sql, moved, -1)));
    }

    /** In the order of ids, so that two sets never wait for each other. */
    private int update(DSLContext sql, Collection<R> changed, int without) {
        Map<Field<?>, Object> nothing = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            if (i != key && i != without) {
                nothing.put(columns[i], null);
            }
        }
        Condition before = id.eq((Long) null);
        BatchBindStep batch = sql.batch(sql.update(table)
                .set(nothing)
                .where(version == null ? before : before.and(version.eq((Integer) null))));
        for (R record : ordered(changed)) {
            batch.bind(bound(record, nothing.size(), without));
        }
        return Arrays.stream(batch.execute()).sum();
    }

    private List<R> ordered(Collection<R> changed) {
        return changed.stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
    }

    private Object[] bound(R record, int set, int without) {
        Object[] values = records.values(record);
        Object[] bound = new Object[version == null ? set + 1 : set + 2];
        for (int i = 0, to = 0; i < values.length; i++) {
            if (i != key && i != without) {
                bound[to++] = values[i];
            }
        }
        bound[set] = record.id();
        if (version != null) {
            bound[set + 1] = record.version() - 1;
        }
        return bound;
    }
}
