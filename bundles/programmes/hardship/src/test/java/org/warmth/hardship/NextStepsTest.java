package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** What is offered can be taken at once. */
class NextStepsTest {
    /** Ends a transaction that only looked whether it would go through. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @BothDatabases(modules = "hardship")
    void every_step_that_is_offered_can_be_taken_at_once_with_its_example(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        List<Long> files = files(bench);
        List<Caller> callers = callers(bench);
        Set<String> taken = new TreeSet<>();
        Set<FileState> seen = EnumSet.noneOf(FileState.class);
        for (Caller caller : callers) {
            bench.kernel.as(caller);
            Map<Long, HardshipFile> found = bench.store.readable(files);
            assertThat(found).hasSameSizeAs(files);
            bench.steps.next(found.values()).forEach((id, next) -> {
                HardshipFile file = found.get(id);
                seen.add(file.state());
                next.forEach(step -> {
                    take(bench, caller, file, step);
                    taken.add(file.type() == FileType.TEMPORARY ? "TEMPORARY " + step : step);
                });
            });
        }
        assertThat(seen).containsExactlyInAnyOrder(FileState.values());
        assertThat(taken).isEqualTo(offered(bench));
    }

    /** Takes the step with its example, and lets nothing of it stand. */
    private static void take(HardshipBench bench, Caller caller, HardshipFile file, String step) {
        Lifecycle<HardshipFile, FileContext, StepInput> life = bench.lives.of(file.type());
        String what = caller.name() + " " + step + " " + file.type() + " " + file.state();
        try {
            bench.kernel.database.write(sql -> {
                StepInput example = life.step(step)
                        .example()
                        .apply(file, life.facts(List.of(file)).get(file.id()));
                bench.steps.take(file.id(), file.version(), step, example);
                throw new Undone();
            });
        } catch (Undone asMeant) {
            assertThat(bench.files.get(file.id()).version()).as(what).isEqualTo(file.version());
        } catch (Problem refused) {
            fail(what + " is offered and refused: " + refused.getMessage(), refused);
        }
    }

    /** All that staff can be offered, so that no line of a table goes unproved. */
    private static Set<String> offered(HardshipBench bench) {
        Map<FileType, String> prefixes = new HashMap<>(Map.of(FileType.RELATIVE, "", FileType.TEMPORARY, "TEMPORARY "));
        Set<String> offered = new TreeSet<>();
        prefixes.forEach((type, prefix) -> bench.lives.of(type).steps().stream()
                .filter(step -> !step.kernel() && !step.creates())
                .forEach(step -> offered.add(prefix + step.name())));
        return offered;
    }

    private static List<Caller> callers(HardshipBench bench) {
        List<Caller> callers = new ArrayList<>(List.of(bench.clerk, bench.chair, bench.officer, bench.second));
        callers.add(bench.leader);
        callers.add(bench.kernel.caller("all", bench.kernel.district, Role.CLERK, Role.CHAIR, Role.OFFICER));
        callers.add(bench.kernel.caller("auditor", bench.kernel.district, Role.AUDITOR));
        return callers;
    }

    /** Files in every state, of every life, with and without what their next step asks for. */
    private static List<Long> files(HardshipBench bench) {
        List<Long> files = new ArrayList<>();
        files.add(left(bench, 1));
        files.add(active(bench, 2, FileType.RELATIVE));
        long proposed = active(bench, 3, FileType.RELATIVE);
        bench.step(bench.chair, proposed, "propose-exit", HardshipBench.exit(ExitPath.H1, LocalDate.of(2022, 1, 18)));
        files.add(proposed);
        files.add(active(bench, 4, FileType.DEEP));
        long closed = active(bench, 5, FileType.RELATIVE);
        bench.step(bench.officer, closed, "close", HardshipBench.close(Closing.TRANSFERRED));
        files.add(closed);
        files.add(bench.files.create(bench.household(5)).id());
        files.add(relapsed(bench, 6));
        files.add(hung(bench, 7, "2022-01-10T09:00"));
        files.add(hung(bench, 8, "2022-01-18T09:00"));
        files.addAll(underWay(bench, 10));
        files.addAll(temporary(bench, 30));
        return files;
    }

    /** Active since the 18th of January, when the clock stands. */
    private static long active(HardshipBench bench, int worker, FileType type) {
        bench.clock.set("2022-01-10T09:00");
        return bench.active(worker, bench.household(worker, type, type == FileType.DEEP ? 2_400_000 : 4_800_000));
    }

    private static long left(HardshipBench bench, int worker) {
        long file = active(bench, worker, FileType.RELATIVE);
        bench.leave(file, ExitPath.H1, LocalDate.of(2022, 1, 18));
        return file;
    }

    private static long relapsed(HardshipBench bench, int worker) {
        long file = left(bench, worker);
        bench.step(bench.officer, file, "relapse");
        return file;
    }

    private static long hung(HardshipBench bench, int worker, String time) {
        bench.clock.set(time);
        long file = bench.files.create(bench.household(worker)).id();
        bench.compare(file);
        bench.answered(bench.answer(worker, Comparison.Result.CONSISTENT));
        bench.hang(file);
        return file;
    }

    private static List<Long> underWay(HardshipBench bench, int worker) {
        List<Long> files = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            files.add(bench.files.create(bench.household(worker + i)).id());
        }
        for (int i = 1; i < 8; i++) {
            bench.step(bench.clerk, files.get(i), "submit");
        }
        for (int i = 2; i < 7; i++) {
            bench.step(bench.chair, files.get(i), "precheck");
        }
        for (int i = 3; i < 7; i++) {
            bench.step(
                    bench.clerk,
                    files.get(i),
                    "survey",
                    new StepInput(null, null, "王试平", "住房简陋", null, null, null, null, null, null));
        }
        for (int i = 4; i < 7; i++) {
            bench.step(bench.officer, files.get(i), "compare");
        }
        bench.answered(
                bench.answer(worker + 5, Comparison.Result.CONSISTENT),
                bench.answer(worker + 6, Comparison.Result.VEHICLE));
        bench.step(bench.chair, files.get(7), "refuse");
        long unfinished = bench.files
                .create(new FileInput(
                        bench.kernel.base,
                        HardshipBench.head(worker + 8),
                        HardshipBench.facts(FileType.RELATIVE, 1, null),
                        null,
                        null,
                        null,
                        null))
                .id();
        files.add(unfinished);
        long dropped = bench.files.create(bench.household(worker + 9)).id();
        bench.step(bench.clerk, dropped, "void");
        files.add(dropped);
        return files;
    }

    private static List<Long> temporary(HardshipBench bench, int worker) {
        List<Long> files = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            files.add(bench.files.create(bench.relief(worker + i)).id());
        }
        for (int i = 1; i < 6; i++) {
            bench.step(bench.clerk, files.get(i), "submit");
        }
        for (int i = 2; i < 6; i++) {
            bench.step(bench.chair, files.get(i), "precheck");
        }
        StepInput until =
                new StepInput(null, null, null, null, null, null, LocalDate.of(2022, 4, 10), null, null, null);
        for (int i = 3; i < 6; i++) {
            bench.step(bench.second, files.get(i), "approve", until);
        }
        bench.step(bench.officer, files.get(4), "close", HardshipBench.close(Closing.EXPIRED));
        bench.step(
                bench.clerk,
                files.get(5),
                "promote",
                new StepInput(null, null, null, null, null, null, null, FileType.RELATIVE, null, null));
        return files;
    }
}
