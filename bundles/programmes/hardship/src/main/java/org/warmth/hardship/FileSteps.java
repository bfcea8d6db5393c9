package org.warmth.hardship;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Refusal;
import org.warmth.api.workflow.Workflow;

/** Takes steps with files, with one or with many at once: then all of them, or none and which of them could not. */
@Component(service = FileSteps.class)
public final class FileSteps {
    /** What is said of each file by itself is no step for many. */
    private static final Set<String> ONE_BY_ONE = Set.of("survey", "promote", "propose-exit");
    /** The file's state, or what the caller is or did before, is in the way: one sentence among many files. */
    private static final Set<String> OUT_OF_PLACE = Set.of("workflow.wrong-state", "workflow.four-eyes");

    private final Database database;
    private final FileStore files;
    private final HardshipLifecycle lives;
    private final Workflow workflow;
    private final Access access;

    /** Over the files and their lives. */
    @Activate
    public FileSteps(
            @Reference(target = "(module=hardship)") Database database,
            @Reference FileStore files,
            @Reference HardshipLifecycle lives,
            @Reference Workflow workflow,
            @Reference Access access) {
        this.database = database;
        this.files = files;
        this.lives = lives;
        this.workflow = workflow;
        this.access = access;
    }

    /** The steps that the caller may take next, by file. */
    Map<Long, List<String>> next(Collection<HardshipFile> some) {
        Map<Long, List<String>> next = new HashMap<>();
        lives.of(some).forEach((life, alike) -> next.putAll(workflow.next(life, alike)));
        return next;
    }

    /** Takes a step with one file. */
    void take(long id, int version, String step, StepInput input) {
        database.write(sql -> {
            HardshipFile file = files.records().at(id, version);
            return workflow.take(lives.of(file.type()), file, step, input);
        });
    }

    /**
     * Takes a step with many files.
     *
     * @throws Problem 422 with a violation for each file that could not, {@code files[3]}
     */
    List<HardshipFile> takeAll(String step, Many many) {
        if (ONE_BY_ONE.contains(step) || !lives.offers(step)) {
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
            Map<Long, HardshipFile> found =
                    files.readable(many.files().stream().map(Many.At::id).toList());
            refuse(many.files(), found, refusals(found.values(), step, input));
            Map<Long, HardshipFile> taken = new HashMap<>();
            lives.of(found.values()).forEach((life, alike) -> workflow.takeAll(life, alike, step, input)
                    .forEach(file -> taken.put(file.id(), file)));
            return many.files().stream().map(at -> taken.get(at.id())).toList();
        });
    }

    /** What stands in the way of the step, by file; a file of another's unit, or of a life without it, is in the way. */
    private Map<Long, Refusal> refusals(Collection<HardshipFile> some, String step, StepInput input) {
        Map<Long, Refusal> refusals = new HashMap<>();
        lives.of(some).forEach((life, alike) -> {
            Set<Long> mine = units(life, alike, step);
            List<HardshipFile> asked = new ArrayList<>();
            for (HardshipFile file : alike) {
                if (mine.contains(file.unit())) {
                    asked.add(file);
                } else {
                    refusals.put(file.id(), Refusal.conflict("workflow.wrong-state"));
                }
            }
            if (!asked.isEmpty()) {
                refusals.putAll(workflow.refusals(life, asked, step, input));
            }
        });
        return refusals;
    }

    private Set<Long> units(
            Lifecycle<HardshipFile, FileContext, StepInput> life, List<HardshipFile> alike, String step) {
        Set<Long> units = alike.stream().map(HardshipFile::unit).collect(Collectors.toSet());
        return life.find(step)
                .filter(line -> !line.kernel())
                .map(line -> access.within(line.by().roles(), units))
                .orElse(Set.of());
    }

    private static void refuse(List<Many.At> asked, Map<Long, HardshipFile> found, Map<Long, Refusal> refusals) {
        Violations wrong = new Violations();
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Many.At at = asked.get(i);
            HardshipFile file = found.get(at.id());
            String field = "files[" + i + "]";
            if (file == null) {
                wrong.add(Violation.of(field, "hardship.file-unknown"));
            } else if (file.version() != at.version() || !seen.add(file.id())) {
                wrong.add(Violation.of(field, "rest.stale"));
            } else if (refusals.containsKey(file.id())) {
                said(field, file, refusals.get(file.id())).forEach(wrong::add);
            }
        }
        wrong.refuse();
    }

    /** What one of many lacks, under its own place; what stands in its way is said like what it lacks. */
    private static List<Violation> said(String field, HardshipFile file, Refusal refusal) {
        if (refusal.code() == null) {
            return refusal.violations().stream()
                    .map(violation -> new Violation(
                            field + "." + violation.field(), violation.code(), violation.args(), violation.severity()))
                    .toList();
        }
        return List.of(
                OUT_OF_PLACE.contains(refusal.code())
                        ? Violation.of(field, "hardship.step-not-now", file.number())
                        : new Violation(field, refusal.code(), refusal.args()));
    }
}
