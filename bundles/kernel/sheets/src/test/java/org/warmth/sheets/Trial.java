package org.warmth.sheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.files.StoredFile;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.people.Unit;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.sheets.Roster;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** The service with a real database; jobs, files and the tree are played. */
final class Trial {
    static final long UNIT = 7;
    static final long OTHER = 8;

    final TestDatabase database;
    final TrialRoster roster = new TrialRoster();
    final List<Roster> rosters = new ArrayList<>(List.of(roster));
    final TestCallers callers = new TestCallers();
    final TestAudit audit = new TestAudit();
    final Files files = new Files();
    final PlayedJobs jobs = new PlayedJobs();
    final ImportStore imports;
    final OutcomeStore outcomes;
    final RosterService service;
    final Imports views;

    Trial(TestDatabase database) {
        this.database = database;
        database.write(sql -> {
            sql.deleteFrom(org.warmth.sheets.db.Tables.SHEETS_OUTCOMES).execute();
            sql.deleteFrom(org.warmth.sheets.db.Tables.SHEETS_IMPORTS).execute();
            sql.execute("delete from people_unit_paths");
            return null;
        });
        database.unit(UNIT);
        database.unit(OTHER);
        callers.set(TestCallers.caller(1, "zhang", UNIT, Role.CLERK));
        TestAccess access = new TestAccess(database, callers);
        RosterCatalog catalog = new RosterCatalog(rosters);
        imports = new ImportStore(database, database.clock());
        outcomes = new OutcomeStore(database);
        views = new Imports(imports, database, access, callers);
        Tree units = new Tree();
        service = new RosterService(
                catalog,
                imports,
                files,
                jobs,
                database,
                new NoKey(),
                database.secrets(),
                database.ids(),
                access,
                callers,
                audit,
                units,
                Sheets.MESSAGES);
        MarkedFile marked = new MarkedFile(outcomes, files, callers, Sheets.MESSAGES);
        jobs.handlers.put(
                ImportJob.KIND,
                new ImportJob(
                        catalog,
                        imports,
                        outcomes,
                        marked,
                        files,
                        database,
                        database.ids(),
                        access,
                        units,
                        Sheets.MESSAGES));
        jobs.handlers.put(UndoJob.KIND, new UndoJob(catalog, imports, access));
    }

    JobView start(byte[] content) {
        return start(content, false, false);
    }

    JobView start(byte[] content, boolean dryRun, boolean again) {
        return service.start(
                TrialRoster.ROSTER,
                UNIT,
                "名册.xlsx",
                new ByteArrayInputStream(content),
                dryRun,
                again,
                Map.of("list", "12"));
    }

    /** Imports a file to its end and gives the job's result. */
    Map<String, Object> imported(byte[] content) {
        return jobs.run(start(content).id());
    }

    byte[] marked(Map<String, Object> result) {
        return files.content.get(Long.parseLong((String) result.get("markedFile")));
    }

    ImportView view(Map<String, Object> result) {
        return imports.get(Long.parseLong((String) result.get("import"))).orElseThrow();
    }

    /** Jobs that a test runs when it wants to. */
    final class PlayedJobs implements Jobs {
        final Map<String, JobHandler> handlers = new HashMap<>();
        final Map<Long, JobView> views = new HashMap<>();
        final Map<Long, Map<String, String>> arguments = new HashMap<>();
        final Map<Long, String> positions = new HashMap<>();
        /** Called before each chunk with its number from 0. */
        java.util.function.IntConsumer beforeChunk = number -> {};

        int chunks;

        @Override
        public JobView start(String kind, long unit, Map<String, String> given) {
            long id = database.ids().next();
            JobView view = new JobView(
                    id, kind, unit, JobView.State.QUEUED, 0, 0, Map.of(), null, "zhang", Instant.EPOCH, null);
            views.put(id, view);
            arguments.put(id, given);
            positions.put(id, "");
            return view;
        }

        @Override
        public JobView get(long id) {
            return views.get(id);
        }

        @Override
        public JobView cancel(long id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void nudge(String task) {
            throw new UnsupportedOperationException();
        }

        void end(long id, JobView.State state) {
            JobView before = views.get(id);
            views.put(
                    id,
                    new JobView(
                            id,
                            before.kind(),
                            before.unit(),
                            state,
                            0,
                            0,
                            Map.of(),
                            null,
                            before.startedBy(),
                            before.createdAt(),
                            null));
        }

        Map<String, Object> run(long id) {
            return handlers.get(views.get(id).kind()).run(new Run(id));
        }

        private final class Run implements JobRun {
            private final long id;

            private Run(long id) {
                this.id = id;
            }

            @Override
            public long id() {
                return id;
            }

            @Override
            public long unit() {
                return UNIT;
            }

            @Override
            public Map<String, String> arguments() {
                return arguments.get(id);
            }

            @Override
            public String position() {
                return positions.get(id);
            }

            @Override
            public void total(int total) {
                // Nobody watches.
            }

            @Override
            public <T> T chunk(int done, String position, Supplier<T> work) {
                beforeChunk.accept(chunks++);
                T result = database.write(sql -> work.get());
                positions.put(id, position);
                return result;
            }

            @Override
            public <T> int sideBySide(int done, Iterator<T> parts, ToIntFunction<T> work) {
                int sum = done;
                while (parts.hasNext()) {
                    T part = parts.next();
                    sum += chunk(sum, position(), () -> work.applyAsInt(part));
                }
                return sum;
            }

            @Override
            public <T> Ahead<T> ahead(Iterator<T> source, int most) {
                return new Ahead<>() {
                    @Override
                    public boolean hasNext() {
                        return source.hasNext();
                    }

                    @Override
                    public T next() {
                        return source.next();
                    }

                    @Override
                    public void close() {
                        // Nothing was read ahead.
                    }
                };
            }
        }
    }

    /** Files in memory. */
    final class Files implements StoredFiles {
        final Map<Long, byte[]> content = new HashMap<>();
        final Map<Long, StoredFile> kept = new HashMap<>();

        @Override
        public StoredFile keep(
                String name, String mediaType, long unit, Duration keep, long limit, InputStream source) {
            try {
                return put(name, mediaType, unit, source.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public StoredFile produce(String name, String mediaType, long unit, Duration keep, Writer writer) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                writer.write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return put(name, mediaType, unit, out.toByteArray());
        }

        @Override
        public StoredFile withhold(String name, String mediaType, Writer writer) {
            return produce(name, mediaType, 0, null, writer);
        }

        @Override
        public InputStream withheld(long id) {
            return open(id);
        }

        private StoredFile put(String name, String mediaType, long unit, byte[] bytes) {
            long id = database.ids().next();
            content.put(id, bytes);
            StoredFile file = new StoredFile(id, name, mediaType, bytes.length, "", unit, null);
            kept.put(id, file);
            return file;
        }

        @Override
        public StoredFile get(long id) {
            return kept.get(id);
        }

        @Override
        public InputStream open(long id) {
            return new ByteArrayInputStream(content.get(id));
        }
    }

    /** A request without a key. */
    private static final class NoKey implements Idempotency {
        @Override
        public Created once(Supplier<Created> act) {
            throw Problem.malformed("rest.key-missing");
        }

        @Override
        public boolean offered() {
            return false;
        }
    }

    /** Two unions of one name, of which the caller has one, and a third. */
    private static final class Tree implements Units {
        private static Unit unit(long id, String code, String name) {
            return new Unit(
                    id,
                    code,
                    name,
                    Unit.Level.BASE,
                    0,
                    false,
                    Unit.Reporting.RECORDS,
                    null,
                    java.time.LocalDate.of(2000, 1, 1),
                    null,
                    1);
        }

        private static final List<Unit> ALL =
                List.of(unit(UNIT, "0107", "环卫所工会"), unit(OTHER, "0108", "环卫所工会"), unit(9, "0109", "别处工会"));

        @Override
        public Optional<Unit> byId(long id) {
            return ALL.stream().filter(unit -> unit.id() == id).findFirst();
        }

        @Override
        public Optional<Unit> byCode(String code) {
            return ALL.stream().filter(unit -> unit.code().equals(code)).findFirst();
        }

        @Override
        public Map<String, List<Unit>> find(Collection<String> codesOrNames) {
            Map<String, List<Unit>> found = new HashMap<>();
            for (String wanted : codesOrNames) {
                List<Unit> some = new ArrayList<>(ALL.stream()
                        .filter(unit ->
                                unit.code().equals(wanted) || unit.name().equals(wanted))
                        .toList());
                if (!some.isEmpty()) {
                    found.put(wanted, some);
                }
            }
            return found;
        }

        @Override
        public Map<Long, Unit> byIds(Collection<Long> ids) {
            return ALL.stream()
                    .filter(unit -> ids.contains(unit.id()))
                    .collect(java.util.stream.Collectors.toMap(Unit::id, Function.identity()));
        }

        @Override
        public List<Unit> children(long parent, java.time.LocalDate on) {
            return List.of();
        }

        @Override
        public List<Long> lineage(long unit, java.time.LocalDate on) {
            return List.of(unit);
        }

        @Override
        public long[] within(UnitSet set) {
            return new long[] {set.top()};
        }

        @Override
        public long[] all() {
            return ALL.stream()
                    .map(Unit::id)
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
        }

        @Override
        public long change() {
            return 1;
        }
    }
}
