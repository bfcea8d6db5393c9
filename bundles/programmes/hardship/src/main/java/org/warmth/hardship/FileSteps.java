package org.warmth.hardship;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Callers;
import org.warmth.api.store.Database;

/** Takes steps with files, with one or with many at once: then all of them, or none and which of them could not. */
@Component(service = FileSteps.class)
public final class FileSteps {
    /** Taken when a file is written, never by themselves. */
    private static final Set<String> WRITING = Set.of("make", "edit", "revise", "amend");
    /** What is said of each file by itself is no step for many. */
    private static final Set<String> ONE_BY_ONE = Set.of("survey", "promote", "propose-exit");

    private final Database database;
    private final FileStore files;
    private final FileStandings standings;
    private final FileDesk desk;
    private final StepDemands demands;
    private final StepEffects effects;
    private final Callers callers;

    /** Over the module's tables and rules. */
    @Activate
    public FileSteps(
            @Reference(target = "(module=hardship)") Database database,
            @Reference FileStore files,
            @Reference FileStandings standings,
            @Reference FileDesk desk,
            @Reference StepDemands demands,
            @Reference StepEffects effects,
            @Reference Callers callers) {
        this.database = database;
        this.files = files;
        this.standings = standings;
        this.desk = desk;
        this.demands = demands;
        this.effects = effects;
        this.callers = callers;
    }

    /** Takes a step with one file; gives its new version. */
    int take(long id, int version, String step, StepInput input) {
        if (WRITING.contains(step)) {
            throw Problem.notFound("workflow.step-unknown", step);
        }
        return database.write(sql -> {
            HardshipFile file =
                    files.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("hardship.file-unknown"));
            if (file.version() != version) {
                throw Problem.stale();
            }
            HardshipFile taken = desk.take(List.of(file), step, input.reason()).get(0);
            StepAct act = demands.begin(List.of(file), step, input);
            List<Violation> lacking = demands.of(file, standings.of(Set.of(id)), step, act);
            if (!lacking.isEmpty()) {
                throw Problem.invalid(lacking);
            }
            desk.save(List.of(effects.of(taken, step, act)));
            return taken.version();
        });
    }

    /**
     * Takes a step with many files.
     *
     * @throws Problem 422 with a violation for each file that could not, {@code files[3]}
     */
    List<HardshipFile> takeAll(String step, Many many) {
        if (WRITING.contains(step) || ONE_BY_ONE.contains(step)) {
            throw Problem.notFound("workflow.step-unknown", step);
        }
        new Violations()
                .required("files", many.files())
                .unless(
                        many.files() == null
                                || !many.files().isEmpty() && many.files().size() <= Database.CHUNK,
                        "files",
                        "hardship.step-size",
                        Database.CHUNK)
                .refuse();
        StepInput input = StepInput.of(many.input());
        return database.write(sql -> {
            Map<Long, HardshipFile> found = files.byIds(
                    callers.current(), many.files().stream().map(Many.At::id).toList());
            Map<Long, List<String>> next = desk.next(found.values());
            FileStandings.Standing standing = standings.of(found.keySet());
            StepAct act = demands.begin(found.values(), step, input);
            List<Violation> wrong = new ArrayList<>();
            Set<Long> seen = new HashSet<>();
            for (int i = 0; i < many.files().size(); i++) {
                Many.At at = many.files().get(i);
                HardshipFile file = found.get(at.id());
                String field = "files[" + i + "]";
                if (file == null) {
                    wrong.add(Violation.of(field, "hardship.file-unknown"));
                } else if (file.version() != at.version() || !seen.add(file.id())) {
                    wrong.add(Violation.of(field, "rest.stale"));
                } else if (!next.get(file.id()).contains(step)) {
                    wrong.add(Violation.of(field, "hardship.step-not-now", file.number()));
                } else {
                    wrong.addAll(lacking(field, file, standing, step, act));
                }
            }
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
            List<HardshipFile> taken = desk.take(found.values(), step, input.reason()).stream()
                    .map(file -> effects.of(file, step, act))
                    .toList();
            desk.save(taken);
            return taken;
        });
    }

    /** What one of many lacks, under its own place; what stands in its way is said like what it lacks. */
    private List<Violation> lacking(
            String field, HardshipFile file, FileStandings.Standing standing, String step, StepAct act) {
        try {
            return demands.of(file, standing, step, act).stream()
                    .map(violation -> new Violation(
                            field + "." + violation.field(), violation.code(), violation.args(), violation.severity()))
                    .toList();
        } catch (Problem inTheWay) {
            return List.of(new Violation(field, inTheWay.code(), inTheWay.args()));
        }
    }
}
