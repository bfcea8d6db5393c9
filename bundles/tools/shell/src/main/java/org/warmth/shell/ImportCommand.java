package org.warmth.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.warmth.api.Problem;
import org.warmth.api.files.StoredFiles;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.Jobs;
import org.warmth.api.sheets.Rosters;

/** Imports a roster and shows how far it is, what came of it and the first faults. */
@Service
@Command(scope = "warmth", name = "import", description = "Imports a roster and shows how far it is")
public final class ImportCommand extends StaffCommand {
    private static final int BAR = 40;
    private static final long POLL_MILLIS = 200;
    private static final int FAULTS = 20;
    static final List<String> COUNTS =
            List.of("rows", "created", "updated", "unchanged", "corrections", "waiting", "errors", "doubts", "notes");

    @Argument(index = 0, name = "roster", description = "for example visits.roster", required = true)
    private String roster;

    @Argument(index = 1, name = "unit", description = "the union's code", required = true)
    private String unit;

    @Argument(index = 2, name = "file", description = "an xlsx or csv file on the server", required = true)
    private String file;

    @Option(name = "--dry-run", description = "check only, write nothing")
    private boolean dryRun;

    @Option(name = "--again", description = "the same content once more")
    private boolean again;

    @Option(name = "--marked", description = "where the file with its faults marked goes, if there are any")
    private String marked;

    @Reference
    private List<Rosters> rosters;

    @Reference
    private List<Jobs> jobs;

    @Reference
    private List<StoredFiles> files;

    @Override
    void run() throws Exception {
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw Problem.notFound("shell.file-unreadable", path.toAbsolutePath());
        }
        if (marked != null) {
            mayWrite(Path.of(marked).toAbsolutePath());
        }
        signedIn(() -> {
            JobView job;
            try (InputStream content = Files.newInputStream(path)) {
                job = of(rosters)
                        .start(roster, unit(unit), path.getFileName().toString(), content, dryRun, again, Map.of());
            }
            outcome(watch(job));
            return null;
        });
    }

    /** What stands in the way is said before hours of work, not after. */
    private static void mayWrite(Path target) {
        if (Files.exists(target)) {
            throw Problem.conflict("shell.file-exists", target);
        }
        if (!Files.isWritable(target.getParent())) {
            throw Problem.conflict("shell.file-unwritable", target);
        }
    }

    private JobView watch(JobView started) throws InterruptedException {
        JobView job = started;
        while (job.state() == JobView.State.QUEUED || job.state() == JobView.State.RUNNING) {
            progress(bar(job));
            Thread.sleep(POLL_MILLIS);
            job = of(jobs).get(started.id());
        }
        progress(bar(job));
        print("");
        if (job.state() != JobView.State.DONE) {
            Object words = job.result().get(speech().english() ? "en" : "zh");
            throw Problem.conflict(
                    "shell.import-ended", words == null ? speech().say("shell.import-" + job.state()) : words);
        }
        return job;
    }

    private static String bar(JobView job) {
        int filled = job.total() == 0 ? 0 : (int) ((long) job.done() * BAR / job.total());
        return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + job.done() + "/" + job.total();
    }

    private void outcome(JobView job) throws IOException {
        Map<String, Object> result = job.result();
        Speech speech = speech();
        StringBuilder counts = new StringBuilder();
        COUNTS.stream().filter(count -> result.get(count) instanceof Number).forEach(count -> counts.append(
                        counts.isEmpty() ? "" : "  ")
                .append(speech.say("shell.import." + count))
                .append(' ')
                .append(result.get(count)));
        print(counts.toString());
        if (result.get("faults") instanceof List<?> faults) {
            faults.stream()
                    .map(Map.class::cast)
                    .sorted(Comparator.comparing(fault -> !"ERROR".equals(fault.get("severity"))))
                    .limit(FAULTS)
                    .forEach(fault -> print("  " + fault.get(speech.english() ? "en" : "zh")));
            if (faults.size() > FAULTS) {
                print("  " + speech.say("shell.import.more"));
            }
        }
        String file = String.valueOf(result.getOrDefault("markedFile", "0"));
        if (marked != null && !file.equals("0")) {
            try (InputStream content = of(files).open(Long.parseLong(file))) {
                Files.copy(content, Path.of(marked));
            }
            print(speech.say("shell.import.marked", marked));
        }
        print(speech.say(dryRun ? "shell.import.tried" : "shell.import.done", result.get("import")));
    }
}
