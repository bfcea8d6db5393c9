package org.warmth.sheets;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.people.Units;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;
import org.warmth.sheets.ImportView.Counts;
import org.warmth.sheets.ImportView.State;
import org.warmth.sheets.reading.RawRows;
import org.warmth.sheets.reading.RosterFile;
import org.warmth.sheets.reading.SheetRow;
import org.warmth.sheets.reading.Upload;
import org.warmth.sheets.reading.Words;

/**
 * Imports a roster chunk by chunk. A kill loses the chunk that was being written and nothing else: the job goes on after
 * the last row that was committed. What cannot be finished is taken back, so that nothing stays half-written.
 */
@Component(property = JobHandler.KIND + "=" + ImportJob.KIND)
public final class ImportJob implements JobHandler {
    static final String KIND = "sheets.import";

    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);
    private static final String END = "end";
    private static final int CHUNKS_AHEAD = 4;
    private static final int UNAVAILABLE = 503;

    private final RosterCatalog rosters;
    private final ImportStore imports;
    private final OutcomeStore outcomes;
    private final MarkedFile marked;
    private final StoredFiles files;
    private final Database database;
    private final Ids ids;
    private final Access access;
    private final Units units;
    private final Messages messages;

    /** Over the kernel's services. */
    @Activate
    public ImportJob(
            @Reference RosterCatalog rosters,
            @Reference ImportStore imports,
            @Reference OutcomeStore outcomes,
            @Reference MarkedFile marked,
            @Reference StoredFiles files,
            @Reference(target = "(module=kernel)") Database database,
            @Reference Ids ids,
            @Reference Access access,
            @Reference Units units,
            @Reference Messages messages) {
        this.rosters = rosters;
        this.imports = imports;
        this.outcomes = outcomes;
        this.marked = marked;
        this.files = files;
        this.database = database;
        this.ids = ids;
        this.access = access;
        this.units = units;
        this.messages = messages;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long id = Long.parseLong(run.arguments().get(RosterService.IMPORT));
        ImportView view = imports.get(id).orElseThrow(() -> Problem.notFound("sheets.import-unknown"));
        Roster roster = rosters.ofJob(view.roster());
        access.require(roster.importers(), view.unit());
        try (Upload upload = Upload.receive(files.open(imports.file(id)));
                RosterFile file = RosterFile.open(upload, new Words(messages, roster))) {
            return new Work(run, view, roster, file, new Words(messages, roster)).run(upload);
        } catch (Problem problem) {
            if (problem.status() != UNAVAILABLE && !problem.code().equals("jobs.lease-lost")) {
                boolean cancelled = problem.code().equals("jobs.cancelled");
                takeBack(view, roster, cancelled ? State.CANCELLED : State.FAILED);
            }
            throw problem;
        } catch (RuntimeException defect) {
            takeBack(view, roster, State.FAILED);
            throw defect;
        }
    }

    private void takeBack(ImportView view, Roster roster, State state) {
        if (!view.dryRun()) {
            int taken = 1;
            while (taken > 0) {
                taken = database.write(sql -> roster.undo(view.id()));
            }
        }
        forget(view.id());
        imports.end(view.id(), List.of(State.RUNNING), state, null);
    }

    private void forget(long id) {
        while (outcomes.forget(id) > 0) {
            LOG.debug("Outcomes of import {} are being forgotten", id);
        }
    }

    /** One run of the job over one file. */
    private final class Work {
        private final JobRun run;
        private final ImportView view;
        private final Roster roster;
        private final RosterFile file;
        private final Words words;
        private final RosterImport importing;
        private final UnitResolver unitResolver;
        private Counts counts;

        private Work(JobRun run, ImportView view, Roster roster, RosterFile file, Words words) {
            this.run = run;
            this.view = view;
            this.roster = roster;
            this.file = file;
            this.words = words;
            Map<String, String> arguments = new HashMap<>();
            run.arguments().forEach((key, value) -> {
                if (key.startsWith(RosterService.WITH)) {
                    arguments.put(key.substring(RosterService.WITH.length()), value);
                }
            });
            importing = new RosterImport(view.id(), view.unit(), view.dryRun(), Map.copyOf(arguments));
            unitResolver = new UnitResolver(units, access, roster.importers(), words);
            counts = view.counts();
        }

        private Map<String, Object> run(Upload upload) {
            if (file.lastRow() > 0) {
                run.total(file.lastRow());
            }
            if (!run.position().equals(END)) {
                int last = rows(run.position().isEmpty() ? 0 : Integer.parseInt(run.position()));
                run.total(last);
                run.chunk(last, END, () -> {
                    if (!view.dryRun()) {
                        roster.finish(importing);
                    }
                    return null;
                });
            }
            Long markedFile = marked.make(view, upload, file, words);
            Map<String, Object> result = marked.result(view, counts, file, words, markedFile);
            imports.end(view.id(), List.of(State.RUNNING), State.DONE, markedFile);
            forget(view.id());
            return result;
        }

        /** All rows after {@code done}; gives the last. */
        private int rows(int done) {
            int last = done;
            try (RawRows raw = file.raw();
                    JobRun.Ahead<List<SheetRow>> chunks = run.ahead(
                            foreseen(file.chunks(raw, roster.distinct(), ids::next, Database.CHUNK)), CHUNKS_AHEAD)) {
                while (chunks.hasNext()) {
                    List<SheetRow> chunk = chunks.next();
                    int end = chunk.get(chunk.size() - 1).number();
                    if (end > done) {
                        chunk(chunk, end);
                        last = end;
                    }
                }
            }
            return last;
        }

        /** Each chunk is looked up by the thread that reads ahead. */
        private Iterator<List<SheetRow>> foreseen(Iterator<List<SheetRow>> chunks) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return chunks.hasNext();
                }

                @Override
                public List<SheetRow> next() {
                    List<SheetRow> chunk = chunks.next();
                    try {
                        roster.foresee(importing, sound(chunk));
                    } catch (DataAccessException inTheWay) {
                        // Somebody holds one of the records: the check asks again.
                        LOG.debug("Rows of import {} could not be looked up ahead", view.id(), inTheWay);
                    }
                    return chunk;
                }
            };
        }

        private static List<Row> sound(List<SheetRow> chunk) {
            return chunk.stream()
                    .filter(row -> !row.isTotal())
                    .map(Row.class::cast)
                    .toList();
        }

        private void chunk(List<SheetRow> all, int end) {
            List<SheetRow> rows = all.stream().filter(row -> !row.isTotal()).toList();
            if (!rows.isEmpty()) {
                unitResolver.resolve(rows);
                roster.check(importing, List.copyOf(rows));
            }
            int[] kept = all.stream().mapToInt(row -> row.faults().size()).toArray();
            counts = run.chunk(end, Integer.toString(end), () -> {
                for (int i = 0; i < kept.length; i++) {
                    all.get(i).rewind(kept[i]);
                }
                List<SheetRow> good = rows.stream().filter(SheetRow::good).toList();
                if (!view.dryRun() && !good.isEmpty()) {
                    roster.accept(importing, List.copyOf(good));
                }
                Counts sum = counts.plus(Tally.of(rows, view.dryRun(), all.size() - rows.size()));
                outcomes.add(view.id(), Tally.outcomes(all, file.small()));
                imports.count(view.id(), sum);
                return sum;
            });
        }
    }
}
