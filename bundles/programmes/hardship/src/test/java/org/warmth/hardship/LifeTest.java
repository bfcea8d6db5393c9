package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Objection;
import org.warmth.api.workflow.Publicised;
import org.warmth.api.workflow.Publicity;
import org.warmth.api.workflow.Workflow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** The life of a file, from application to exit and back. */
class LifeTest {
    @BothDatabases(modules = "hardship")
    void a_household_goes_the_whole_way_to_active(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        FileView view = bench.files.get(id);
        assertThat(view.state()).isEqualTo(FileState.APPROVED);
        assertThat(view.course().approvedOn()).isEqualTo(LocalDate.of(2022, 1, 18));
        assertThat(view.course().reviewDue()).isEqualTo(LocalDate.of(2023, 1, 18));
        assertThat(bench.files.history(id))
                .extracting(Workflow.Taken::step)
                .containsExactly("make", "submit", "precheck", "survey", "compare", "publicise", "approve");
    }

    @BothDatabases(modules = "hardship")
    void a_file_kept_on_paper_is_taken_over_as_of_the_day_of_its_decision(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.step(bench.clerk, id, "submit");
        refused("hardship.day-ahead", bench, id, LocalDate.of(2022, 3, 1), "演示档〔2021〕7号");
        refused("rest.required", bench, id, LocalDate.of(2021, 3, 1), " ");
        refused("access.forbidden", () -> bench.step(bench.clerk, id, "adopt", adopted(LocalDate.of(2021, 3, 1), "档")));
        bench.step(bench.officer, id, "adopt", adopted(LocalDate.of(2021, 3, 1), "演示档〔2021〕7号"));
        FileView view = bench.files.get(id);
        assertThat(view.state()).isEqualTo(FileState.APPROVED);
        assertThat(view.course().reviewDue()).isEqualTo(LocalDate.of(2022, 3, 1));
        long head = view.head().id();
        assertThat(bench.covered.covered(Set.of(head), LocalDate.of(2021, 3, 1)))
                .containsExactly(head);
        assertThat(bench.covered.covered(Set.of(head), LocalDate.of(2021, 2, 28)))
                .isEmpty();
    }

    private static void refused(String code, HardshipBench bench, long file, LocalDate day, String document) {
        assertThatThrownBy(() -> bench.step(bench.officer, file, "adopt", adopted(day, document)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(Violation::code)
                        .containsExactly(code));
    }

    private static StepInput adopted(LocalDate day, String document) {
        return new StepInput(document, day, null, null, null, null, null, null, null, null);
    }

    @BothDatabases(modules = "hardship")
    void who_applied_or_checked_first_does_not_approve(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        Caller both = bench.kernel.caller("both", bench.kernel.district, Role.CHAIR, Role.OFFICER);
        long id = bench.files.create(bench.household(1)).id();
        bench.step(bench.clerk, id, "submit");
        bench.step(both, id, "precheck");
        bench.step(bench.clerk, id, "survey", HardshipBench.survey());
        bench.step(bench.officer, id, "compare");
        bench.answered(bench.answer(1, Comparison.Result.CONSISTENT));
        bench.hang(id);
        bench.clock.set("2022-01-18T09:00");
        refused("workflow.four-eyes", () -> bench.step(both, id, "approve"));
        assertThat(bench.step(bench.officer, id, "approve")).isEqualTo(FileState.APPROVED);
    }

    @BothDatabases(modules = "hardship")
    void the_maker_does_not_check_first(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        Caller both = bench.kernel.caller("both", bench.kernel.base, Role.CLERK, Role.CHAIR);
        bench.kernel.as(both);
        long id = bench.files.create(bench.household(1)).id();
        bench.step(bench.clerk, id, "submit");
        refused("workflow.four-eyes", () -> bench.step(both, id, "precheck"));
    }

    @BothDatabases(modules = "hardship")
    void deep_hardship_is_decided_by_the_leader(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id =
                bench.files.create(bench.household(1, FileType.DEEP, 2_400_000)).id();
        bench.compare(id);
        bench.answered(bench.answer(1, Comparison.Result.CONSISTENT));
        bench.hang(id);
        bench.clock.set("2022-01-18T09:00");
        refused("access.forbidden", () -> bench.step(bench.second, id, "approve"));
        assertThat(bench.step(bench.leader, id, "approve")).isEqualTo(FileState.APPROVED);
    }

    @BothDatabases(modules = "hardship")
    void over_the_spring_festival_a_publicity_ends_on_the_ninth_of_february_at_midnight(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.clock.set("2022-01-28T10:00");
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        bench.answered(bench.answer(1, Comparison.Result.CONSISTENT));
        Publicity hung = bench.hang(id);
        assertThat(hung.until()).isEqualTo(LocalDate.of(2022, 2, 9));
        assertThat(bench.files.get(id).publicity().state()).isEqualTo(Publicity.State.HANGING);
        bench.clock.set("2022-02-09T23:59");
        refused("workflow.publicity-hanging", () -> bench.step(bench.second, id, "approve"));
        bench.clock.set("2022-02-10T00:00");
        assertThat(bench.step(bench.second, id, "approve")).isEqualTo(FileState.APPROVED);
    }

    @BothDatabases(modules = "hardship")
    void what_hangs_out_shows_surname_unit_and_type_alone(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        bench.answered(bench.answer(1, Comparison.Result.CONSISTENT));
        Publicity hung = bench.hang(id);
        assertThat(bench.kernel.publicities.lines(hung, 0, 10).items())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).isEqualTo("李*");
                    assertThat(line.unit()).isEqualTo("演示一区第一基层工会");
                    assertThat(line.category()).isEqualTo("拟建档困难职工（相对困难）");
                    assertThat(line.band()).isNull();
                });
    }

    @BothDatabases(modules = "hardship")
    void an_objection_of_the_last_day_holds_the_approval(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        bench.answered(bench.answer(1, Comparison.Result.CONSISTENT));
        bench.hang(id);
        bench.clock.set("2022-01-18T09:00");
        long objection = bench.object(id, LocalDate.of(2022, 1, 17));
        refused("workflow.publicity-objected", () -> bench.step(bench.second, id, "approve"));
        bench.kernel.as(bench.officer);
        bench.kernel.publicities.answer(
                bench.kernel.publicities.latest(HardshipLifecycle.KIND, id).orElseThrow(),
                objection,
                1,
                new Objection.Answer(Objection.Outcome.UNFOUNDED, "经核实只有一套住房"));
        assertThat(bench.step(bench.second, id, "approve")).isEqualTo(FileState.APPROVED);
    }

    @BothDatabases(modules = "hardship")
    void a_file_returned_while_it_hangs_is_taken_down_and_hung_out_anew(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        bench.answered(bench.answer(1, Comparison.Result.CONSISTENT));
        bench.hang(id);
        assertThatThrownBy(() -> bench.step(bench.officer, id, "return", StepInput.NONE))
                .hasMessageContaining("422");
        assertThat(bench.step(bench.officer, id, "return")).isEqualTo(FileState.DRAFT);
        assertThat(bench.files.get(id).publicity()).isNull();
        bench.compare(id);
        assertThat(bench.hang(id).state()).isEqualTo(Publicity.State.HANGING);
    }

    @BothDatabases(modules = "hardship")
    void nothing_hangs_out_without_a_result_nor_against_one_without_a_reason(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.compare(id);
        invalid("comparisons hardship.comparison-missing", () -> bench.hang(id));
        bench.answered(bench.answer(1, Comparison.Result.VEHICLE));
        assertThat(bench.files.get(id).comparisons()).singleElement().satisfies(answer -> assertThat(answer.adverse())
                .isTrue());
        invalid("reason hardship.comparison-adverse", () -> bench.hang(id));
        int version = bench.files.get(id).version();
        bench.publicity.hang(id, version, new Publicised.Input("公告栏", null, null, "车辆为生产工具，另附证明"));
        assertThat(bench.files.get(id).state()).isEqualTo(FileState.PUBLICISED);
    }

    @BothDatabases(modules = "hardship")
    void two_go_to_the_home(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.step(bench.clerk, id, "submit");
        bench.step(bench.chair, id, "precheck");
        StepInput alone = new StepInput(null, null, "clerk", "住房简陋", null, null, null, null, null, null);
        invalid("witness hardship.witness-self", () -> bench.step(bench.clerk, id, "survey", alone));
        bench.step(bench.clerk, id, "survey", HardshipBench.survey());
        assertThat(bench.files.get(id).course().witness()).isEqualTo("王试平");
        assertThat(bench.files.get(id).toString()).doesNotContain("住房简陋");
    }

    @BothDatabases(modules = "hardship")
    void temporary_relief_is_granted_after_the_first_check_and_can_be_promoted(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.relief(1)).id();
        long head = bench.files.get(id).head().id();
        bench.step(bench.clerk, id, "submit");
        bench.step(bench.chair, id, "precheck");
        invalid("until hardship.until-far", () -> bench.step(bench.second, id, "approve", until(2022, 7, 11)));
        assertThat(bench.step(bench.second, id, "approve", until(2022, 4, 10))).isEqualTo(FileState.APPROVED);
        assertThat(bench.covered.covered(Set.of(head), LocalDate.of(2022, 4, 10)))
                .containsExactly(head);
        assertThat(bench.covered.covered(Set.of(head), LocalDate.of(2022, 4, 11)))
                .isEmpty();

        StepInput promoted = new StepInput(null, null, null, null, null, null, null, FileType.RELATIVE, null, null);
        assertThat(bench.step(bench.clerk, id, "promote", promoted)).isEqualTo(FileState.DRAFT);
        assertThat(bench.files.get(id).facts().type()).isEqualTo(FileType.RELATIVE);
        assertThat(bench.covered.covered(Set.of(head), LocalDate.of(2022, 3, 1)))
                .containsExactly(head);
        assertThat(bench.files.get(id).next()).doesNotContain("approve", "promote");
    }

    @BothDatabases(modules = "hardship")
    void who_leaves_hardship_is_watched_and_taken_up_again_when_it_falls_back(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        refused("hardship.exit-not-proposed", () -> bench.step(bench.officer, id, "exit"));
        bench.step(bench.chair, id, "propose-exit", HardshipBench.exit(ExitPath.H1, LocalDate.of(2022, 1, 18)));
        assertThat(bench.step(bench.officer, id, "exit")).isEqualTo(FileState.MONITORED);
        assertThat(bench.monitors.of(id)).singleElement().satisfies(watch -> {
            assertThat(watch.watch()).isEqualTo(Monitor.Watch.UNSTABLE);
            assertThat(watch.nextCheck()).isEqualTo(LocalDate.of(2022, 7, 18));
        });
        StepInput early = new StepInput(
                "已核实", LocalDate.of(2022, 1, 17), null, null, null, null, null, null, null, Closing.LIFTED);
        invalid("date hardship.exit-before-file", () -> bench.step(bench.officer, id, "close", early));
        assertThat(bench.step(bench.officer, id, "relapse")).isEqualTo(FileState.RELAPSED);
        assertThat(bench.files.get(id).course().approvedOn()).isNull();
        assertThat(bench.step(bench.clerk, id, "submit")).isEqualTo(FileState.SUBMITTED);
    }

    @BothDatabases(modules = "hardship")
    void who_proposed_an_exit_does_not_decide_it(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        bench.step(bench.officer, id, "propose-exit", HardshipBench.exit(ExitPath.H2, LocalDate.of(2022, 1, 18)));
        refused("workflow.four-eyes", () -> bench.step(bench.officer, id, "exit"));
        assertThat(bench.step(bench.second, id, "decline-exit")).isEqualTo(FileState.APPROVED);
        assertThat(bench.files.get(id).course().exitPath()).isNull();
    }

    @BothDatabases(modules = "hardship")
    void a_closed_file_says_why_and_a_household_taken_up_elsewhere_is_not_opened_again(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        invalid(
                "closing hardship.close-needs-exit",
                () -> bench.step(bench.officer, id, "close", HardshipBench.close(Closing.LIFTED)));
        assertThat(bench.step(bench.officer, id, "close", HardshipBench.close(Closing.TRANSFERRED)))
                .isEqualTo(FileState.CLOSED);
        long elsewhere = bench.files.create(bench.household(1)).id();
        assertThatThrownBy(() -> bench.step(bench.officer, id, "relapse"))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting("code")
                        .contains("hardship.household-open"));
        bench.step(bench.clerk, elsewhere, "void");
        assertThat(bench.step(bench.officer, id, "relapse")).isEqualTo(FileState.RELAPSED);
        assertThatThrownBy(() -> bench.files.create(bench.household(1))).isInstanceOf(Problem.class);
    }

    @BothDatabases(modules = "hardship")
    void covered_is_who_stood_in_an_active_file_on_the_day_family_and_merged_persons_too(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.active(1);
        FileView view = bench.files.get(id);
        long head = view.head().id();
        long spouse = view.members().get(0).person().id();
        assertThat(bench.covered.covered(Set.of(head, spouse, 77L), LocalDate.of(2022, 1, 18)))
                .containsExactlyInAnyOrder(head, spouse);
        assertThat(bench.covered.covered(Set.of(head), LocalDate.of(2022, 1, 17)))
                .isEmpty();
        long other =
                bench.files.get(bench.files.create(bench.relief(2)).id()).head().id();
        bench.same(spouse, other);
        assertThat(bench.covered.covered(Set.of(other), LocalDate.of(2022, 2, 1)))
                .containsExactly(other);
        bench.leave(id, ExitPath.H1, LocalDate.of(2022, 1, 18));
        assertThat(bench.covered.covered(Set.of(head), LocalDate.of(2022, 2, 1)))
                .isEmpty();
    }

    @BothDatabases(modules = "hardship")
    void a_step_with_many_is_taken_with_all_or_says_which_could_not(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long first = bench.files.create(bench.household(1)).id();
        long second =
                bench.files.create(bench.household(2, FileType.DEEP, 2_400_000)).id();
        long third = bench.files
                .create(new FileInput(
                        bench.kernel.base,
                        HardshipBench.head(3),
                        HardshipBench.facts(FileType.RELATIVE, 1, null),
                        null,
                        null,
                        null,
                        null))
                .id();
        Many all = new Many(
                List.of(new Many.At(first, 1), new Many.At(second, 7), new Many.At(third, 1), new Many.At(5, 1)), null);
        assertThatThrownBy(() -> bench.steps.takeAll("submit", all))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(violation -> violation.field() + " " + violation.code())
                        .contains(
                                "files[1] rest.stale",
                                "files[2].means.income rest.required",
                                "files[3] hardship.file-unknown")
                        .noneMatch(line -> line.startsWith("files[0]")));
        assertThat(bench.files.get(first).state()).isEqualTo(FileState.DRAFT);

        Many two = new Many(List.of(new Many.At(first, 1), new Many.At(second, 1)), null);
        assertThat(bench.steps.takeAll("submit", two))
                .extracting(HardshipFile::state)
                .containsOnly(FileState.SUBMITTED);
        invalid(
                "files[0] hardship.step-not-now",
                () -> bench.steps.takeAll("precheck", new Many(List.of(new Many.At(first, 2)), null)));
        refused("workflow.step-unknown", () -> bench.steps.takeAll("edit", two));
    }

    @BothDatabases(modules = "hardship")
    void among_many_a_file_whose_life_lacks_the_step_or_whose_checker_made_it_is_named(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        Caller both = bench.kernel.caller("both", bench.kernel.base, Role.CLERK, Role.CHAIR);
        long first = bench.files.create(bench.household(1)).id();
        bench.kernel.as(both);
        long own = bench.files.create(bench.household(2)).id();
        bench.step(bench.clerk, first, "submit");
        bench.step(bench.clerk, own, "submit");
        bench.kernel.as(both);
        Many two = new Many(List.of(new Many.At(first, 2), new Many.At(own, 2)), null);
        invalid("files[1] hardship.step-not-now", () -> bench.steps.takeAll("precheck", two));

        long relief = bench.files.create(bench.relief(3)).id();
        bench.step(bench.clerk, relief, "submit");
        bench.step(bench.chair, relief, "precheck");
        bench.step(bench.chair, first, "precheck");
        bench.step(bench.clerk, first, "survey", HardshipBench.survey());
        bench.kernel.as(bench.officer);
        Many mixed = new Many(List.of(new Many.At(first, 4), new Many.At(relief, 3)), null);
        invalid("files[1] hardship.step-not-now", () -> bench.steps.takeAll("compare", mixed));
        refused("workflow.step-unknown", () -> bench.steps.takeAll("no-step", mixed));
    }

    @BothDatabases(modules = "hardship")
    void of_two_closed_files_of_one_household_one_is_taken_up_again(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long first = closed(bench);
        long second = closed(bench);
        bench.kernel.as(bench.officer);
        assertThat(bench.files.get(first).next()).contains("relapse");
        assertThat(bench.files.get(second).next()).contains("relapse");
        Many both = new Many(
                List.of(
                        new Many.At(first, bench.files.get(first).version()),
                        new Many.At(second, bench.files.get(second).version())),
                StepInput.because("收入下降"));
        assertThatThrownBy(() -> bench.steps.takeAll("relapse", both))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(Violation::code)
                        .contains("hardship.household-open"));
        assertThat(bench.step(bench.officer, second, "relapse")).isEqualTo(FileState.RELAPSED);
        bench.kernel.as(bench.officer);
        assertThat(bench.files.get(first).next()).doesNotContain("relapse");
    }

    /** A temporary file of the one household that was closed. */
    private static long closed(HardshipBench bench) {
        long id = bench.files.create(bench.relief(1)).id();
        bench.step(bench.clerk, id, "submit");
        bench.step(bench.chair, id, "precheck");
        bench.step(bench.second, id, "approve", until(2022, 4, 10));
        bench.step(bench.officer, id, "close", HardshipBench.close(Closing.EXPIRED));
        return id;
    }

    private static StepInput until(int year, int month, int day) {
        return new StepInput(null, null, null, null, null, null, LocalDate.of(year, month, day), null, null, null);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }

    private static void invalid(String line, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                .extracting(violation -> violation.field() + " " + violation.code())
                .containsExactly(line));
    }
}
