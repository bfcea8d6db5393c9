package org.warmth.workflow.records;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
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

    /** The records of a kind. */
    private final class Kind<R extends Stored> implements Kept<R> {
        private final String kind;
        private final String unknown;
        private final RecordTable<R> records;
        private final Function<Caller, Condition> readable;
        private final RecordWriter<R> writer;
        private final Table<?> table;
        private final Field<Long> id;

        private Kind(String kind, String unknown, RecordTable<R> records, Function<Caller, Condition> readable) {
            this.kind = kind;
            this.unknown = unknown;
            this.records = records;
            this.readable = readable;
            writer = new RecordWriter<>(records);
            table = records.table();
            id = Columns.of(table, records.idColumn(), Long.class);
        }

        @Override
        public R get(long wanted) {
            return found(id.eq(wanted), 1).stream().findFirst().orElseThrow(() -> Problem.notFound(unknown));
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
            return Page.of(found(id.gt(after).and(wanted), size + 1), size, Stored::id);
        }

        private List<R> found(Condition wanted, int size) {
            return records.database().read(sql -> sql.select(records.columns())
                    .from(table)
                    .where(readable.apply(callers.current()).and(wanted))
                    .orderBy(id)
                    .limit(size)
                    .fetch(records::record));
        }

        @Override
        public Created create(R made, String act, Map<String, ?> facts) {
            Created created = insert(made);
            audit.record(kind + "." + act, made.unit(), kind + "/" + made.id(), facts);
            return created;
        }

        @Override
        public Created insert(R made) {
            writer.insert(List.of(made));
            return Created.of(made.id(), made.version());
        }

        @Override
        public R rewrite(R next, String act, Map<String, ?> facts) {
            if (writer.rewrite(List.of(next)) != 1) {
                throw Problem.stale();
            }
            audit.record(kind + "." + act, next.unit(), kind + "/" + next.id(), facts);
            return next;
        }
    }
}
