package org.warmth.files;

import static org.warmth.files.db.Tables.FILES_CHUNKS;
import static org.warmth.files.db.Tables.FILES_FILES;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.files.StoredFile;
import org.warmth.api.store.Database;
import org.warmth.api.store.Secrets;

/** The tables of files; a chunk is encrypted and bound to its file and place. */
@Component(service = FileStore.class)
public final class FileStore {
    /** Those whose work is with rosters and forms, which hold personal data; members and helpers see their own files. */
    private static final Set<Role> STAFF = Set.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);

    /** Whose a withheld file is: no user has this id. */
    static final long NOBODY = 0;

    private static final int SWEPT_CHUNKS = 200;

    private final Database database;
    private final Secrets secrets;

    /** In the kernel's database. */
    @Activate
    public FileStore(@Reference(target = "(module=kernel)") Database database, @Reference Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** A file of which nothing is there yet. */
    void begin(long id, String name, String mediaType, long unit, long user, Instant now, Instant expires) {
        database.write(sql -> sql.insertInto(FILES_FILES)
                .set(FILES_FILES.ID, id)
                .set(FILES_FILES.NAME, name)
                .set(FILES_FILES.MEDIA_TYPE, mediaType)
                .set(FILES_FILES.BYTE_SIZE, 0L)
                .set(FILES_FILES.SHA256, "")
                .set(FILES_FILES.UNIT_ID, unit)
                .set(FILES_FILES.COMPLETE, false)
                .set(FILES_FILES.CREATED_BY, user)
                .set(FILES_FILES.CREATED_AT, utc(now))
                .set(FILES_FILES.EXPIRES_AT, expires == null ? null : utc(expires))
                .execute());
    }

    void append(long id, int chunk, byte[] plain) {
        byte[] content = secrets.encryptBytes(place(chunk), id, plain);
        database.write(sql -> sql.insertInto(FILES_CHUNKS)
                .set(FILES_CHUNKS.FILE_ID, id)
                .set(FILES_CHUNKS.CHUNK_NO, chunk)
                .set(FILES_CHUNKS.CONTENT, content)
                .execute());
    }

    void complete(long id, long size, String sha256) {
        database.write(sql -> sql.update(FILES_FILES)
                .set(FILES_FILES.BYTE_SIZE, size)
                .set(FILES_FILES.SHA256, sha256)
                .set(FILES_FILES.COMPLETE, true)
                .where(FILES_FILES.ID.eq(id))
                .execute());
    }

    /** A chunk in the clear, or null behind the last. */
    byte[] chunk(long id, int chunk) {
        byte[] content = database.read(sql -> sql.select(FILES_CHUNKS.CONTENT)
                .from(FILES_CHUNKS)
                .where(FILES_CHUNKS.FILE_ID.eq(id), FILES_CHUNKS.CHUNK_NO.eq(chunk))
                .fetchOne(FILES_CHUNKS.CONTENT));
        return secrets.decryptBytes(place(chunk), id, content);
    }

    /** A whole file that has not expired, if the caller may read it. */
    Optional<StoredFile> find(long id, Caller caller, Instant now) {
        return database.read(sql -> sql.selectFrom(FILES_FILES)
                .where(FILES_FILES.ID.eq(id), FILES_FILES.COMPLETE.isTrue())
                .and(FILES_FILES.CREATED_BY.ne(NOBODY))
                .and(FILES_FILES.EXPIRES_AT.isNull().or(FILES_FILES.EXPIRES_AT.gt(utc(now))))
                .and(FILES_FILES.CREATED_BY.eq(caller.user()).or(database.scope(caller, FILES_FILES.UNIT_ID, STAFF)))
                .fetchOptional(FileStore::file));
    }

    /** A whole file that was withheld. */
    Optional<StoredFile> withheld(long id) {
        return database.read(sql -> sql.selectFrom(FILES_FILES)
                .where(FILES_FILES.ID.eq(id), FILES_FILES.COMPLETE.isTrue())
                .and(FILES_FILES.CREATED_BY.eq(NOBODY))
                .fetchOptional(FileStore::file));
    }

    /** Files whose time is over, and halves whose making broke off before {@code abandoned}. */
    List<Long> over(Instant now, Instant abandoned, int most) {
        return database.read(sql -> sql.select(FILES_FILES.ID)
                .from(FILES_FILES)
                .where(FILES_FILES.EXPIRES_AT.le(utc(now)))
                .or(FILES_FILES.COMPLETE.isFalse().and(FILES_FILES.CREATED_AT.lt(utc(abandoned))))
                .orderBy(FILES_FILES.ID)
                .limit(most)
                .fetch(FILES_FILES.ID));
    }

    /** Removes a file, a few chunks at a time; the file itself last. */
    void remove(long id) {
        for (boolean more = true; more; ) {
            more = database.write(sql -> {
                List<Integer> chunks = sql.select(FILES_CHUNKS.CHUNK_NO)
                        .from(FILES_CHUNKS)
                        .where(FILES_CHUNKS.FILE_ID.eq(id))
                        .orderBy(FILES_CHUNKS.CHUNK_NO)
                        .limit(SWEPT_CHUNKS)
                        .fetch(FILES_CHUNKS.CHUNK_NO);
                if (chunks.isEmpty()) {
                    sql.deleteFrom(FILES_FILES).where(FILES_FILES.ID.eq(id)).execute();
                    return false;
                }
                sql.deleteFrom(FILES_CHUNKS)
                        .where(FILES_CHUNKS.FILE_ID.eq(id))
                        .and(FILES_CHUNKS.CHUNK_NO.le(chunks.get(chunks.size() - 1)))
                        .execute();
                return true;
            });
        }
    }

    private static String place(int chunk) {
        return "files_chunks.content." + chunk;
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static StoredFile file(Record row) {
        LocalDateTime expires = row.get(FILES_FILES.EXPIRES_AT);
        return new StoredFile(
                row.get(FILES_FILES.ID),
                row.get(FILES_FILES.NAME),
                row.get(FILES_FILES.MEDIA_TYPE),
                row.get(FILES_FILES.BYTE_SIZE),
                row.get(FILES_FILES.SHA256),
                row.get(FILES_FILES.UNIT_ID),
                expires == null ? null : expires.toInstant(ZoneOffset.UTC));
    }
}
