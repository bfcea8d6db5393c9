package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.warmth.api.Category;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.workflow.Workflow;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.TestDatabase;

/** Whatever people try with payment lists, in whatever order: the ledger holds what was paid, by three persons, once. */
class AnyOrderOfStepsTest {
    private static final List<String> STEPS = List.of("submit", "check", "approve", "pay", "return", "post");

    /**
     * Something somebody tries.
     *
     * @param who which of the persons
     * @param list which list
     * @param step which step; null for putting somebody into the list
     * @param payee whom
     */
    record Attempt(int who, long list, String step, int payee) {}

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void the_ledger_holds_what_was_paid_by_three_persons_once(@ForAll("attempts") List<Attempt> attempts) {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.DERBY, "funds")) {
            FundBench bench = PaymentListTest.open(database);
            List<Caller> people = people(bench);
            long imports = 500;
            for (Attempt attempt : attempts) {
                bench.kernel.as(people.get(attempt.who()));
                try {
                    tryOut(bench, attempt, imports++);
                } catch (Problem refused) {
                    assertThat(refused.status()).isBetween(400, 499);
                }
                bench.kernel.as(bench.clerk);
                bench.kernel.jobs.run(PaymentPosting.KIND, bench.posting);
                holds(bench);
            }
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<String> step = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just((String) null)), Tuple.of(5, Arbitraries.of(STEPS)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.longs().between(1, 2),
                        step,
                        Arbitraries.integers().between(1, 4))
                .as(Attempt::new)
                .list()
                .ofSize(60);
    }

    private static void tryOut(FundBench bench, Attempt attempt, long importId) {
        if (attempt.step() != null) {
            var list = bench.lists.get(attempt.list());
            bench.lists.step(
                    list.id(), list.version(), attempt.step(), new StepInput("再核对", FundBench.DAY, "记-31", null));
            return;
        }
        TestRow row = bench.row(attempt.payee());
        bench.sheets.take(
                attempt.list(),
                bench.kernel.base,
                Map.of(RosterImport.TITLE, "名册"),
                TestRow.of(row.number(), importId, cells(row)));
    }

    private static Object[] cells(TestRow row) {
        return new Object[] {
            "name", row.text("name"),
            "idNumber", row.text("idNumber"),
            "number", row.text("number"),
            "holder", row.text("holder"),
            "amount", row.money("amount"),
            "project", row.text("project"),
            "category", row.code("category", Category.class)
        };
    }

    private static List<Caller> people(FundBench bench) {
        return List.of(
                bench.clerk,
                bench.reviewer,
                bench.leader,
                bench.cashier,
                bench.kernel.caller("both", bench.kernel.base, Role.CLERK, Role.REVIEWER),
                bench.kernel.caller("all", bench.kernel.base, Role.CLERK, Role.REVIEWER, Role.LEADER, Role.CASHIER));
    }

    private static void holds(FundBench bench) {
        List<PaymentView> paid = bench.payments
                .page(new PaymentQuery(0, 0, 0, 0, Set.of(PaymentState.PAID), 0), 100)
                .items();
        long sum = paid.stream()
                .mapToLong(payment -> payment.facts().amount().fen())
                .sum();
        assertThat(bench.ledger()).containsExactly(paid.size(), sum);
        assertThat(new HashSet<>(
                        paid.stream().map(payment -> payment.facts().once()).toList()))
                .hasSameSizeAs(paid);
        for (Long list : paid.stream().map(PaymentView::list).collect(Collectors.toSet())) {
            List<Workflow.Taken> taken = bench.kernel.workflow.history(PaymentLists.KIND, list);
            Set<String> makers = by(taken, Set.of("make", "fill", "submit"));
            Set<String> payers = by(taken, Set.of("pay"));
            assertThat(makers).doesNotContainAnyElementsOf(payers);
            assertThat(by(taken, Set.of("check", "approve"))).doesNotContainAnyElementsOf(payers);
            assertThat(makers).doesNotContainAnyElementsOf(by(taken, Set.of("check", "approve")));
        }
    }

    private static Set<String> by(List<Workflow.Taken> taken, Set<String> steps) {
        return taken.stream()
                .filter(each -> steps.contains(each.step()))
                .map(Workflow.Taken::user)
                .collect(Collectors.toSet());
    }
}
