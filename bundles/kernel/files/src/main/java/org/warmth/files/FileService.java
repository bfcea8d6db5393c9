package org.warmth.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** Keeps files and gives them to those who may read them. */
@Component(service = {StoredFiles.class, FileService.class})
public final class FileService implements StoredFiles {
    private static final Logger LOG = LoggerFactory.getLogger(FileService.class);

    private final FileStore store;
    private final Callers callers;
    private final Audit audit;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    /** Over the tables of files. */
    @Activate
    public FileService(
            @Reference FileStore store,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference(target = "(module=kernel)") Database database,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.callers = callers;
        this.audit = audit;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public StoredFile keep(String name, String mediaType, long unit, Duration keep, long limit, InputStream content) {
        return make(name, mediaType, unit, keep, out -> copy(content, out, limit));
    }

    private static void copy(InputStream content, ChunkedOutput out, long limit) {
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        while (true) {
            int read;
            try {
                read = content.read(buffer);
            } catch (IOException e) {
                LOG.debug("An upload broke off after {} bytes", size, e);
                throw Problem.malformed("files.truncated");
            }
            if (read < 0) {
                return;
            }
            size += read;
            if (size > limit) {
                throw Problem.tooLarge("files.too-large", FileNames.megabytes(limit));
            }
            out.write(buffer, 0, read);
        }
    }

    @Override
    public StoredFile produce(String name, String mediaType, long unit, Duration keep, Writer writer) {
        return make(name, mediaType, unit, keep, written(writer));
    }

    private static Content written(Writer writer) {
        return out -> {
            try {
                writer.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public StoredFile withhold(String name, String mediaType, Writer writer) {
        return hidden(fill(name, mediaType, 0, FileStore.NOBODY, null, written(writer)));
    }

    @Override
    public InputStream withheld(long id) {
        return new ChunkedInput(hidden(id), store);
    }

    private StoredFile hidden(long id) {
        return store.withheld(id).orElseThrow(() -> Problem.notFound("files.not-found"));
    }

    private StoredFile make(String name, String mediaType, long unit, Duration keep, Content content) {
        return get(fill(name, mediaType, unit, callers.current().user(), keep, content));
    }

    private long fill(String name, String mediaType, long unit, long user, Duration keep, Content content) {
        long id = ids.next();
        Instant now = clock.instant();
        store.begin(id, FileNames.plain(name), mediaType, unit, user, now, keep == null ? null : now.plus(keep));
        try {
            ChunkedOutput out = new ChunkedOutput(id, store);
            content.pour(out);
            out.complete();
        } catch (RuntimeException | Error e) {
            discard(id);
            throw e;
        }
        return id;
    }

    /** Half a file goes at once if it can; otherwise the sweep finds it. */
    private void discard(long id) {
        if (database.inTransaction()) {
            return;
        }
        try {
            store.remove(id);
        } catch (RuntimeException e) {
            LOG.debug("Half of file {} is left to the sweep", id, e);
        }
    }

    @Override
    public StoredFile get(long id) {
        return store.find(id, callers.current(), clock.instant())
                .orElseThrow(() -> Problem.notFound("files.not-found"));
    }

    @Override
    public InputStream open(long id) {
        return new ChunkedInput(get(id), store);
    }

    /** A file that leaves the server: who took it stands in the trail. */
    StoredFile download(long id) {
        return database.write(sql -> {
            StoredFile file = get(id);
            audit.record("files.file.download", file.unit(), "files.file/" + id, Map.of("sha256", file.sha256()));
            return file;
        });
    }

    /** Fills a file. */
    @FunctionalInterface
    private interface Content {
        void pour(ChunkedOutput out);
    }
}
