package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_RETURNS;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The table of return files; no rule. */
@Component(service = ReturnStore.class)
public final class ReturnStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public ReturnStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(ReturnFile file) {
        database.write(sql -> sql.insertInto(FUNDS_RETURNS).set(columns(file)).execute());
    }

    void update(ReturnFile file) {
        database.write(sql -> sql.update(FUNDS_RETURNS)
                .set(columns(file))
                .where(FUNDS_RETURNS.ID.eq(file.id()))
                .execute());
    }

    ReturnFile byId(long id) {
        return database.read(sql ->
                sql.selectFrom(FUNDS_RETURNS).where(FUNDS_RETURNS.ID.eq(id)).fetchSingle(ReturnStore::file));
    }

    /** The return file of a batch that has this content. */
    Optional<ReturnFile> byContent(long batch, String sha256) {
        return database.read(sql -> sql.selectFrom(FUNDS_RETURNS)
                .where(FUNDS_RETURNS.BATCH.eq(batch).and(FUNDS_RETURNS.FILE_HASH.eq(sha256)))
                .fetchOptional(ReturnStore::file));
    }

    /** The return files of a batch, oldest first. */
    List<ReturnFile> of(long batch) {
        return database.read(sql -> sql.selectFrom(FUNDS_RETURNS)
                .where(FUNDS_RETURNS.BATCH.eq(batch))
                .orderBy(FUNDS_RETURNS.ID)
                .fetch(ReturnStore::file));
    }

    private static Map<Field<?>, Object> columns(ReturnFile file) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_RETURNS.ID, file.id());
        columns.put(FUNDS_RETURNS.BATCH, file.batch());
        columns.put(FUNDS_RETURNS.FILE_ID, file.file());
        columns.put(FUNDS_RETURNS.FILE_NAME, file.fileName());
        columns.put(FUNDS_RETURNS.FILE_HASH, file.sha256());
        columns.put(FUNDS_RETURNS.STATE, file.state().name());
        columns.put(FUNDS_RETURNS.PROBLEM, file.problem());
        columns.put(FUNDS_RETURNS.JOB, file.job());
        columns.put(FUNDS_RETURNS.ITEMS, file.said().items());
        columns.put(FUNDS_RETURNS.PAID, file.said().paid());
        columns.put(FUNDS_RETURNS.RETURNED, file.said().returned());
        columns.put(FUNDS_RETURNS.PENDING, file.said().pending());
        columns.put(FUNDS_RETURNS.REFUNDED, file.said().refunded());
        columns.put(FUNDS_RETURNS.REPEATED, file.said().repeated());
        columns.put(FUNDS_RETURNS.USER_NAME, file.user());
        columns.put(FUNDS_RETURNS.CREATED_AT, LocalDateTime.ofInstant(file.createdAt(), ZoneOffset.UTC));
        return columns;
    }

    private static ReturnFile file(Record row) {
        return new ReturnFile(
                row.get(FUNDS_RETURNS.ID),
                row.get(FUNDS_RETURNS.BATCH),
                row.get(FUNDS_RETURNS.FILE_ID),
                row.get(FUNDS_RETURNS.FILE_NAME),
                row.get(FUNDS_RETURNS.FILE_HASH),
                ReturnFile.State.valueOf(row.get(FUNDS_RETURNS.STATE)),
                row.get(FUNDS_RETURNS.PROBLEM),
                row.get(FUNDS_RETURNS.JOB),
                new ReturnFile.Said(
                        row.get(FUNDS_RETURNS.ITEMS),
                        row.get(FUNDS_RETURNS.PAID),
                        row.get(FUNDS_RETURNS.RETURNED),
                        row.get(FUNDS_RETURNS.PENDING),
                        row.get(FUNDS_RETURNS.REFUNDED),
                        row.get(FUNDS_RETURNS.REPEATED)),
                row.get(FUNDS_RETURNS.USER_NAME),
                row.get(FUNDS_RETURNS.CREATED_AT).toInstant(ZoneOffset.UTC));
    }
}
