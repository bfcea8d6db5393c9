package org.warmth.hardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Problem;
import org.warmth.hardship.Member.Relation;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** One household, one file. */
class HouseholdTest {
    @BothDatabases(modules = "hardship")
    void whoever_heads_or_stands_in_an_open_file_heads_no_other(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.files.create(bench.household(1));
        bench.kernel.as(bench.stranger);
        refused("head.idNumber", "hardship.household-open", () -> bench.files.create(of(bench, 1)));
        refused("head.idNumber", "hardship.household-open", () -> bench.files.create(of(bench, 101)));
        refused(
                "members[0].idNumber",
                "hardship.household-open",
                () -> bench.files.create(
                        of(bench, 2, HardshipBench.member("李例安", Relation.SIBLING, Synthetic.idNumber(1)))));
    }

    @BothDatabases(modules = "hardship")
    void the_refusal_names_the_union_and_the_file_so_that_a_clerk_can_ask_there(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        bench.files.create(bench.household(1));
        bench.kernel.as(bench.stranger);
        assertThatThrownBy(() -> bench.files.create(of(bench, 1)))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(
                                problem.violations().get(0).args())
                        .containsExactly("演示一区第一基层工会", "31D01B001-2022-0001"));
    }

    @BothDatabases(modules = "hardship")
    void somebody_of_two_families_is_asked_about_and_may_belong_to_both(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        String mother = Synthetic.idNumber(300);
        bench.files.create(of(bench, 1, bench.kernel.base, HardshipBench.member("王样", Relation.PARENT, mother)));
        bench.kernel.as(bench.stranger);
        FileInput second = of(bench, 2, HardshipBench.member("王样", Relation.PARENT, mother));
        refused("members[0].idNumber", "hardship.member-elsewhere", () -> bench.files.create(second));

        Member.Input both =
                new Member.Input("王样", Relation.PARENT, null, mother, null, null, null, null, null, null, null, true);
        long id = bench.files.create(of(bench, 2, both)).id();
        assertThat(bench.files.get(id).members()).singleElement().satisfies(member -> assertThat(member.elsewhere())
                .isTrue());
        refused("head.idNumber", "hardship.household-open", () -> bench.files.create(of(bench, 300)));
    }

    @BothDatabases(modules = "hardship")
    void one_person_stands_once_in_a_household(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        refused(
                "members[0].idNumber",
                "hardship.member-twice",
                () -> bench.files.create(of(
                        bench,
                        1,
                        bench.kernel.base,
                        HardshipBench.member("李例安", Relation.SPOUSE, Synthetic.idNumber(1)))));
    }

    @BothDatabases(modules = "hardship")
    void two_children_of_one_name_without_a_number_are_two(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        Member.Input twin = HardshipBench.member("李样", Relation.OTHER, null);
        long id =
                bench.files.create(of(bench, 1, bench.kernel.base, twin, twin)).id();
        assertThat(bench.files.get(id).members())
                .extracting(member -> member.person().id())
                .doesNotHaveDuplicates()
                .hasSize(2);
        FileView again = bench.files.update(id, 1, of(bench, 1, bench.kernel.base, twin, twin));
        assertThat(again.members()).hasSize(2);
    }

    @BothDatabases(modules = "hardship")
    void who_was_found_to_be_another_is_that_other_one(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long old = bench.files.create(of(bench, 1, bench.kernel.base)).id();
        long other = bench.files.create(of(bench, 2, bench.kernel.base)).id();
        long first = bench.files.get(old).head().id();
        long second = bench.files.get(other).head().id();
        bench.step(bench.clerk, other, "void");
        bench.same(first, second);
        refused("head.idNumber", "hardship.household-open", () -> bench.files.create(of(bench, 2, bench.kernel.base)));
        refused("head.idNumber", "hardship.household-open", () -> bench.files.create(of(bench, 1, bench.kernel.base)));
    }

    @BothDatabases(modules = "hardship")
    void a_file_that_has_ended_lets_its_people_go(TestDatabase database) {
        HardshipBench bench = new HardshipBench(database);
        long id = bench.files.create(bench.household(1)).id();
        bench.step(bench.clerk, id, "submit");
        bench.step(bench.chair, id, "refuse");
        assertThat(bench.files.get(id).state()).isEqualTo(FileState.REFUSED);
        long next = bench.files.create(bench.household(1)).id();
        assertThat(bench.files.get(next).number()).isEqualTo("31D01B001-2022-0002");
    }

    @BothDatabases(modules = "hardship")
    void of_many_who_open_a_file_for_one_household_at_once_one_succeeds(TestDatabase database) throws Exception {
        HardshipBench bench = new HardshipBench(database);
        int clerks = 8;
        ExecutorService threads = Executors.newFixedThreadPool(clerks);
        try {
            CountDownLatch together = new CountDownLatch(clerks);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < clerks; i++) {
                FileInput mine = i % 2 == 0 ? bench.household(1) : of(bench, 101, bench.kernel.base);
                answers.add(threads.submit(opening(bench, mine, together)));
            }
            List<String> said = new ArrayList<>();
            for (Future<String> answer : answers) {
                said.add(answer.get());
            }
            assertThat(said).filteredOn("opened"::equals).hasSize(1);
            assertThat(said).filteredOn("hardship.household-open"::equals).hasSize(clerks - 1);
        } finally {
            threads.shutdownNow();
        }
        bench.kernel.as(bench.clerk);
        assertThat(bench.files.page(new FileQuery(0, null, null, 0, 0), 50).items())
                .hasSize(1);
    }

    private static Callable<String> opening(HardshipBench bench, FileInput mine, CountDownLatch together) {
        return () -> bench.kernel.callers.as(bench.clerk, () -> {
            together.countDown();
            try {
                together.await();
                bench.files.create(mine);
                return "opened";
            } catch (Problem problem) {
                return problem.violations().isEmpty()
                        ? problem.code()
                        : problem.violations().get(0).code();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static FileInput of(HardshipBench bench, int worker, Member.Input... family) {
        return of(bench, worker, bench.kernel.other, family);
    }

    private static FileInput of(HardshipBench bench, int worker, long unit, Member.Input... family) {
        FileInput.Head head = worker == 101 || worker == 300
                ? new FileInput.Head("王样", null, Synthetic.idNumber(worker), null)
                : HardshipBench.head(worker);
        return new FileInput(
                unit,
                head,
                HardshipBench.facts(FileType.RELATIVE, family.length + 1, null),
                null,
                null,
                null,
                List.of(family));
    }

    private static void refused(String field, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                .extracting(violation -> violation.field() + " " + violation.code())
                .containsOnly(field + " " + code));
    }
}
