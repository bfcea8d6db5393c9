package org.warmth.workflow.records;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectSeekStep1;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;

/** Keeps records that stand alone. */
@Component
public final class RecordKeeper implements RecordService {
    private final Callers callers;
    private final Audit audit;

    /** For callers, with a trail. */
    @Activate
    public RecordKeeper(@Reference Callers callers, @Reference Audit audit) {
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public <R extends Stored> Kept<R> keep(
            String kind, String unknown, RecordTable<R> table, Function<Caller, Condition> readable) {
        return new Kind<>(kind, unknown, table, readable);
    }

    @Override
    public <R extends Stored> Kept<R> keep(String kind, String unknown, RecordTable<R> table) {
        Field<Long> unit = Columns.of(table.table(), "UNIT", Long.class);
        return keep(kind, unknown, table, caller -> table.database().scope(caller, unit, Set.of()));
    }

    /** The records of a kind. */
    private final class Kind<R extends Stored> implements Kept<R> {
        private final String kind;
        private final String unknown;
        private final RecordTable<R> records;
        private final Function<Caller, Condition> readable;
        private final RecordWriter<R> writer;
        private final Field<Long> id;
        private final Field<?>[] columns;

        private Kind(String kind, String unknown, RecordTable<R> records, Function<Caller, Condition> readable) {
            this.kind = kind;
            this.unknown = unknown;
            this.records = records;
            this.readable = readable;
            writer = new RecordWriter<>(records);
            id = Columns.of(records.table(), records.idColumn(), Long.class);
            columns = Stream.concat(Arrays.stream(records.columns()), records.beside().keySet().stream())
                    .toArray(Field<?>[]::new);
        }

        @Override
        public R get(long wanted) {
            return find(wanted).orElseThrow(() -> Problem.notFound(unknown));
        }

        @Override
        public Optional<R> find(long wanted) {
            return all(id.eq(wanted)).stream().findFirst();
        }

        @Override
        public R at(long wanted, int version) {
            R record = get(wanted);
            if (record.version() != version) {
                throw Problem.stale();
            }
            return record;
        }

        @Override
        public Page<R> page(Condition wanted, long after, int size) {
            List<R> found = records.database()
                    .read(sql -> wanted(sql, id.gt(after).and(wanted))
                            .limit(size + 1)
                            .fetch(records::record));
            return Page.of(found, size, Stored::id);
        }

        @Override
        public List<R> all(Condition wanted) {
            return records.database().read(sql -> wanted(sql, wanted).fetch(records::record));
        }

        private SelectSeekStep1<Record, Long> wanted(DSLContext sql, Condition wanted) {
            return sql.select(columns)
                    .from(records.table())
                    .where(readable.apply(callers.current()).and(wanted))
                    .orderBy(id);
        }

        @Override
        public Map<Long, R> byIds(Collection<Long> ids) {
            return ids.isEmpty()
                    ? Map.of()
                    : records.database().read(sql -> sql.select(columns)
                            .from(records.table())
                            .where(id.in(ids))
                            .fetchMap(id, records::record));
        }

        @Override
        public Created create(R made, String act, Map<String, ?> facts) {
            Created created = insert(made);
            trail(made, act, facts);
            return created;
        }

        @Override
        public Created insert(R made) {
            insertAll(List.of(made));
            return Created.of(made.id(), made.version());
        }

        @Override
        public void insertAll(Collection<R> made) {
            writer.insert(made);
        }

        @Override
        public R rewrite(R next, String act, Map<String, ?> facts) {
            rewrite(next);
            trail(next, act, facts);
            return next;
        }

        @Override
        public R rewrite(R next) {
            rewriteAll(List.of(next));
            return next;
        }

        @Override
        public void rewriteAll(Collection<R> next) {
            if (writer.rewrite(next) != next.size()) {
                throw Problem.stale();
            }
        }

        @Override
        public void trail(R record, String act, Map<String, ?> facts) {
            audit.record(kind + "." + act, record.unit(), records.about(kind, record), facts);
        }
    }
}
