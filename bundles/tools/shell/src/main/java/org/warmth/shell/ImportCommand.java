package org.warmth.shell;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.warmth.api.Problem;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.people.Units;
import org.warmth.api.sheets.Rosters;

/** Imports a roster and shows how far it is. */
@Service
@Command(scope = "warmth", name = "import", description = "Imports a roster and shows how far it is")
public final class ImportCommand extends org.warmth.shell.Command {
    private static final int BAR = 40;
    private static final long POLL_MILLIS = 200;

    @Argument(index = 0, name = "roster", description = "for example visits.roster", required = true)
    private String roster;

    @Argument(index = 1, name = "unit", description = "the union's code", required = true)
    private String unit;

    @Argument(index = 2, name = "file", description = "an xlsx or csv file on the server", required = true)
    private String file;

    @Option(name = "-u", aliases = "--user", description = "who imports; the password is asked for", required = true)
    private String user;

    @Option(name = "--dry-run", description = "check only, write nothing")
    private boolean dryRun;

    @Option(name = "--again", description = "the same content once more")
    private boolean again;

    @Reference
    private Rosters rosters;

    @Reference
    private Jobs jobs;

    @Reference
    private Units units;

    @Reference
    private Acting acting;

    @Override
    void run() throws Exception {
        acting.as(session, user, () -> {
            long unitId = units.byCode(unit)
                    .orElseThrow(() -> Problem.notFound("shell.unit-unknown", unit))
                    .id();
            Path path = Path.of(file);
            JobView job;
            try (InputStream content = Files.newInputStream(path)) {
                job = rosters.start(roster, unitId, path.getFileName().toString(), content, dryRun, again, Map.of());
            }
            watch(job);
            return null;
        });
    }

    private void watch(JobView started) throws InterruptedException {
        JobView job = started;
        while (job.state() == JobView.State.QUEUED || job.state() == JobView.State.RUNNING) {
            bar(job);
            Thread.sleep(POLL_MILLIS);
            job = jobs.get(started.id());
        }
        bar(job);
        print("");
        if (job.state() != JobView.State.DONE) {
            throw Problem.conflict(job.problem() == null ? "shell.import-ended" : job.problem(), job.state());
        }
        job.result().forEach((key, value) -> {
            if (value instanceof Number || value instanceof String) {
                print(key + ": " + value);
            }
        });
    }

    private void bar(JobView job) {
        int filled = job.total() == 0 ? 0 : (int) ((long) job.done() * BAR / job.total());
        session.getConsole()
                .print("\r[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + job.done() + "/" + job.total());
        session.getConsole().flush();
    }
}
