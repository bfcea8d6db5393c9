package org.warmth.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.Rosters;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.api.store.Secrets;
import org.warmth.sheets.ImportView.State;
import org.warmth.sheets.reading.RosterFile;
import org.warmth.sheets.reading.Upload;
import org.warmth.sheets.reading.Words;
import org.warmth.sheets.writing.ExportWorkbook;
import org.warmth.sheets.writing.TemplateWorkbook;

/** Takes uploads, and refuses what no row can be read from; the rows themselves are a job's. */
@Component
public final class RosterService implements Rosters {
    /** How long uploads and marked files are kept. */
    static final Duration KEEP = Duration.ofDays(30);

    static final String IMPORT = "import";
    static final String WITH = "with.";
    /** What keys of imports are sealed for. */
    private static final String PURPOSE = "sheets.import";

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LONGEST_NAME = 200;

    private static final int OPENED_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Semaphore opening = new Semaphore(OPENED_AT_ONCE);
    private final RosterCatalog rosters;
    private final ImportStore imports;
    private final StoredFiles files;
    private final Jobs jobs;
    private final Database database;
    private final Idempotency idempotency;
    private final Secrets secrets;
    private final Ids ids;
    private final Access access;
    private final Callers callers;
    private final Audit audit;
    private final Units units;
    private final Messages messages;

    /** Over the kernel's services. */
    @Activate
    public RosterService(
            @Reference RosterCatalog rosters,
            @Reference ImportStore imports,
            @Reference StoredFiles files,
            @Reference Jobs jobs,
            @Reference(target = "(module=kernel)") Database database,
            @Reference Idempotency idempotency,
            @Reference Secrets secrets,
            @Reference Ids ids,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Units units,
            @Reference Messages messages) {
        this.rosters = rosters;
        this.imports = imports;
        this.files = files;
        this.jobs = jobs;
        this.database = database;
        this.idempotency = idempotency;
        this.secrets = secrets;
        this.ids = ids;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.units = units;
        this.messages = messages;
    }

    @Override
    public void template(String roster, OutputStream out) {
        Words words = new Words(messages, rosters.get(roster));
        Locale language = callers.current().locale();
        try {
            new TemplateWorkbook(words, new Reasons(messages, words), language).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public JobView start(
            String roster,
            long unit,
            String fileName,
            InputStream content,
            boolean dryRun,
            boolean again,
            Map<String, String> arguments) {
        Roster found = rosters.get(roster);
        access.require(found.importers(), unit);
        try (Upload upload = Upload.receive(content)) {
            open(upload, new Words(messages, found));
            String digest = digest(upload, roster, unit);
            StoredFile file =
                    files.keep(name(fileName), mediaType(upload), unit, KEEP, Upload.MOST_BYTES, upload.stream());
            boolean once = !dryRun && !again;
            if (!idempotency.offered()) {
                return begin(found, unit, file, digest, once, dryRun, arguments);
            }
            long job = idempotency
                    .once(() -> Idempotency.Created.of(
                            begin(found, unit, file, digest, once, dryRun, arguments)
                                    .id(),
                            0))
                    .id();
            return jobs.get(job);
        }
    }

    /** Opens the file to see whether it can be read; few at a time, because a large one takes much memory. */
    private void open(Upload upload, Words words) {
        boolean free = false;
        try {
            free = opening.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!free) {
                throw Problem.unavailable("sheets.busy", null);
            }
            RosterFile.open(upload, words).close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("sheets.busy", e);
        } finally {
            if (free) {
                opening.release();
            }
        }
    }

    private JobView begin(
            Roster roster,
            long unit,
            StoredFile file,
            String digest,
            boolean once,
            boolean dryRun,
            Map<String, String> arguments) {
        long id = ids.next();
        Map<String, String> given = new HashMap<>();
        arguments.forEach((key, value) -> given.put(WITH + key, value));
        given.put(IMPORT, Long.toString(id));
        return database.write(sql -> {
            if (once) {
                imports.earlier(digest).map(this::settled).ifPresent(RosterService::refuseRepeat);
            }
            JobView job = jobs.start(ImportJob.KIND, unit, given);
            String user = callers.current().name();
            boolean taken = imports.insert(new ImportStore.Started(
                    id, roster.name(), unit, job.id(), file.id(), file.name(), digest, once, dryRun, user));
            if (!taken) {
                imports.earlier(digest).ifPresent(RosterService::refuseRepeat);
            }
            audit.record(
                    "sheets.import.start",
                    unit,
                    "sheets.import/" + id,
                    Map.of("roster", roster.name(), "job", job.id(), "dryRun", dryRun));
            return job;
        });
    }

    /** The import as it stands, or null if its job ended without a word, so that the content may come again. */
    private ImportView settled(ImportView view) {
        if (view.state() != State.RUNNING) {
            return view;
        }
        JobView.State job = jobs.get(view.job()).state();
        if (job == JobView.State.CANCELLED || job == JobView.State.FAILED) {
            imports.end(view.id(), List.of(State.RUNNING), State.valueOf(job.name()), null);
            return null;
        }
        return view;
    }

    private static void refuseRepeat(ImportView earlier) {
        String when = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(BusinessDay.ZONE)
                .format(earlier.startedAt());
        throw Problem.conflict("sheets.same-file", when, earlier.startedBy(), Long.toString(earlier.id()));
    }

    /** A digest with a key: the plain hash of a short roster could be guessed. */
    private String digest(Upload upload, String roster, long unit) {
        byte[] name = roster.getBytes(StandardCharsets.UTF_8);
        byte[] sha256 = upload.sha256();
        ByteBuffer all = ByteBuffer.allocate(sha256.length + Long.BYTES + name.length);
        all.put(sha256).putLong(unit).put(name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.seal(PURPOSE, all.array()));
    }

    private static String name(String fileName) {
        String plain = fileName == null
                ? ""
                : fileName.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_").strip();
        String named = plain.isEmpty() ? "roster.xlsx" : plain;
        int points = named.codePointCount(0, named.length());
        return points <= LONGEST_NAME ? named : named.substring(named.offsetByCodePoints(0, points - LONGEST_NAME));
    }

    private static String mediaType(Upload upload) {
        return upload.isZip() ? XLSX : "text/csv";
    }

    @Override
    public JobView undo(long importId) {
        ImportView view = imports.get(importId).orElseThrow(() -> Problem.notFound("sheets.import-unknown"));
        Roster roster = rosters.get(view.roster());
        if (!access.may(Set.of(), view.unit())) {
            throw Problem.notFound("sheets.import-unknown");
        }
        access.require(roster.importers(), view.unit());
        if (view.dryRun()) {
            throw Problem.conflict("sheets.import-trial");
        }
        switch (view.state()) {
            case RUNNING -> {
                if (settled(view) != null) {
                    throw Problem.conflict("sheets.import-running");
                }
                return undo(importId);
            }
            case UNDONE -> throw Problem.conflict("sheets.import-undone");
            default -> {
                return database.write(sql -> {
                    audit.record("sheets.import.undo", view.unit(), "sheets.import/" + importId, Map.of());
                    return jobs.start(UndoJob.KIND, view.unit(), Map.of(IMPORT, Long.toString(importId)));
                });
            }
        }
    }

    @Override
    public void export(String roster, long unit, OutputStream out) {
        Roster found = rosters.get(roster);
        access.require(Set.of(), unit);
        Caller caller = callers.current();
        Words words = new Words(messages, found);
        try (ExportWorkbook export =
                new ExportWorkbook(words, new Reasons(messages, words), caller.locale(), new UnitNames(units)::name)) {
            found.export(unit, export::add);
            database.write(sql -> {
                audit.record("sheets.export", unit, roster, Map.of("rows", export.rows()));
                return null;
            });
            export.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the units of an export, each looked up once. */
    private static final class UnitNames {
        private final Units units;
        private final Map<Object, String> names = new HashMap<>();

        private UnitNames(Units units) {
            this.units = units;
        }

        private Object name(Object id) {
            return names.computeIfAbsent(
                    id, key -> units.byId((Long) key).map(Unit::code).orElse(""));
        }
    }
}
