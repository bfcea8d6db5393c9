package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.warmth.api.Category;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.lists.ListState;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.workflow.Workflow;
import org.warmth.kernelkit.TestJobs;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.TestDatabase;

/**
 * Whatever people try with lists, batches and bank files, in whatever order, and wherever the server dies: the ledger holds
 * what was paid less what came back, no source is overdrawn, nobody is paid twice, and no payment has one person on two sides.
 */
class AnyOrderOfMoneyTest {
    private static final int LISTS = 4;
    private static final int PAYEES = 9;
    private static final Map<ListState, String> ONWARD =
            Map.of(ListState.DRAFT, "submit", ListState.SUBMITTED, "check", ListState.CHECKED, "approve");
    private static final Map<BatchState, String> ONWARDS = Map.of(
            BatchState.DRAFT, "check",
            BatchState.CHECKED, "authorise",
            BatchState.AUTHORISED, "export",
            BatchState.EXPORTED, "send",
            BatchState.SENT, "reconcile");
    private static final List<String> LIST_STEPS =
            List.of("submit", "check", "approve", "pay", "return", "post", "settle");
    private static final List<String> BATCH_STEPS = List.of(
            "check",
            "authorise",
            "export",
            "write",
            "send",
            "query",
            "reconcile",
            "return",
            "void",
            "withdraw",
            "set-aside",
            "fill");
    private static final List<String> OUTCOMES =
            List.of("PAID", "PAID", "PAID", "RETURNED", "RETURNED|AM04", "PENDING", "REFUNDED", "REFUNDED");

    /** What somebody tries. */
    private enum Act {
        ROW,
        LIST_ON,
        LIST_STEP,
        BATCH,
        BATCH_ON,
        BATCH_STEP,
        FILE,
        ANSWER,
        FIX,
        CONFIRM,
        FOLLOW_UP,
        GIVE_UP,
        REVERSE
    }

    /**
     * Something somebody tries.
     *
     * @param act what
     * @param who which of the persons; beyond them, whoever it falls to
     * @param which which list, batch or payment
     * @param luck what comes of it where it is left to chance
     * @param crash after how many more chunks the server dies; many for not at all
     */
    record Attempt(Act act, int who, int which, int luck, int crash) {}

    @Property(tries = 12, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void the_ledger_holds_what_was_paid_less_what_came_back(@ForAll("attempts") List<Attempt> attempts) {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.DERBY, "funds")) {
            World world = new World(database);
            for (Attempt attempt : attempts) {
                world.tryOut(attempt);
                world.holds();
            }
            reached("paid by a bank", world.items("PAID") > 0);
            reached("returned", world.items("RETURNED") > 0);
            reached("refunded", world.items("REFUNDED") > 0);
        }
    }

    /** At least one of the tries comes so far; otherwise the property says nothing. */
    private static void reached(String where, boolean here) {
        Statistics.label(where).collect(here);
        Statistics.label(where).coverage(coverage -> coverage.check(true).count(tries -> tries > 0));
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<Act> act = Arbitraries.frequencyOf(
                Tuple.of(14, Arbitraries.just(Act.ROW)),
                Tuple.of(16, Arbitraries.just(Act.LIST_ON)),
                Tuple.of(4, Arbitraries.just(Act.LIST_STEP)),
                Tuple.of(8, Arbitraries.just(Act.BATCH)),
                Tuple.of(18, Arbitraries.just(Act.BATCH_ON)),
                Tuple.of(5, Arbitraries.just(Act.BATCH_STEP)),
                Tuple.of(6, Arbitraries.just(Act.FILE)),
                Tuple.of(12, Arbitraries.just(Act.ANSWER)),
                Tuple.of(5, Arbitraries.just(Act.FIX)),
                Tuple.of(3, Arbitraries.just(Act.CONFIRM)),
                Tuple.of(5, Arbitraries.just(Act.FOLLOW_UP)),
                Tuple.of(2, Arbitraries.just(Act.GIVE_UP)),
                Tuple.of(2, Arbitraries.just(Act.REVERSE)));
        return Combinators.combine(act, evenly(0, 29), evenly(0, 11), evenly(0, 1_000_000), evenly(0, 9))
                .as(Attempt::new)
                .list()
                .ofSize(130);
    }

    /** Left to itself, chance prefers small numbers. */
    private static Arbitrary<Integer> evenly(int from, int to) {
        return Arbitraries.integers().between(from, to).withDistribution(RandomDistribution.uniform());
    }

    /** A unit with little money, its people, a batch with the bank, and whatever they make of it. */
    private static final class World {
        private final List<Caller> people;
        private final List<Long> batches = new ArrayList<>();
        private final long receipt;
        private final long project;
        private FundBench bench;
        private long imports = 500;
        private int cards = 50;

        private World(TestDatabase database) {
            bench = new FundBench(database);
            receipt = bench.receive(7_000);
            bench.standard(null, 0, 200_000);
            project = bench.project(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, receipt, 8_000);
            bench.take(1, BatchTest.rows(bench, 1, 4));
            bench.approve(1);
            batches.add(bench.batch(1L));
            bench.send(batches.get(0));
            people = List.of(
                    bench.clerk,
                    bench.reviewer,
                    bench.leader,
                    bench.cashier,
                    bench.kernel.caller("both", bench.kernel.base, Role.CLERK, Role.REVIEWER),
                    bench.kernel.caller(
                            "all", bench.kernel.base, Role.CLERK, Role.REVIEWER, Role.LEADER, Role.CASHIER));
        }

        void tryOut(Attempt attempt) {
            try {
                act(attempt);
            } catch (Problem refused) {
                assertThat(refused.status()).as(refused.code()).isBetween(400, 499);
            }
            bench.kernel.as(bench.clerk);
            if (attempt.crash() < 3) {
                bench.kernel.jobs.crashAfter(attempt.crash());
            }
            work();
            bench.kernel.jobs.crashAfter(Integer.MAX_VALUE);
        }

        /** Jobs run until nothing waits, or the server dies: then it starts again, and they go on with the next attempt. */
        private void work() {
            Map<String, JobHandler> handlers = Map.of(
                    PaymentPosting.KIND, bench.posting,
                    BatchFilling.KIND, bench.filling,
                    BatchMoving.KIND, bench.moving,
                    BatchExport.KIND, bench.export,
                    ReturnPosting.KIND, bench.answers);
            for (int before = -1; bench.kernel.jobs.waiting() != before; ) {
                before = bench.kernel.jobs.waiting();
                for (Map.Entry<String, JobHandler> handler : handlers.entrySet()) {
                    try {
                        bench.kernel.jobs.run(handler.getKey(), handler.getValue());
                    } catch (TestJobs.Crash crash) {
                        bench = bench.restarted();
                        return;
                    } catch (Problem refused) {
                        assertThat(refused.status()).as(refused.code()).isBetween(400, 499);
                    }
                }
            }
        }

        private void act(Attempt attempt) {
            switch (attempt.act()) {
                case ROW -> row(attempt);
                case LIST_ON -> listOn(attempt);
                case LIST_STEP -> list(attempt, LIST_STEPS.get(attempt.luck() % LIST_STEPS.size()));
                case BATCH -> batch(attempt);
                default -> {
                    if (batches.isEmpty()) {
                        listOn(attempt);
                    } else {
                        withBatch(attempt);
                    }
                }
            }
        }

        /** One of the latest batches; in what is done with little moves. */
        private void withBatch(Attempt attempt) {
            long batch = batches.get(batches.size() - 1 - attempt.which() % Math.min(batches.size(), 3));
            BatchView view = bench.batches.get(batch);
            switch (attempt.act()) {
                case BATCH_ON -> {
                    if (view.state() == BatchState.EXPORTED && view.handouts() == 0) {
                        handOut(attempt, view);
                    } else {
                        step(attempt, view, ONWARDS.get(view.state()));
                    }
                }
                case BATCH_STEP -> step(attempt, view, BATCH_STEPS.get(attempt.luck() % BATCH_STEPS.size()));
                case FILE -> handOut(attempt, view);
                case ANSWER -> answer(attempt, view);
                case FOLLOW_UP -> {
                    as(attempt, bench.clerk);
                    batches.add(bench.making.followUp(batch, null).id());
                }
                default -> withPayment(attempt);
            }
        }

        /** A list one step on; an approved one into a batch. */
        private void listOn(Attempt attempt) {
            ListState state = bench.lists.page(0, null, 0, 100).items().stream()
                    .filter(list -> list.id() == listOf(attempt))
                    .map(PaymentListView::state)
                    .findFirst()
                    .orElse(null);
            if (state == null) {
                row(attempt);
            } else if (state == ListState.APPROVED) {
                batch(attempt);
            } else if (ONWARD.containsKey(state)) {
                list(attempt, ONWARD.get(state));
            }
        }

        private void batch(Attempt attempt) {
            long payer = bench.payer();
            as(attempt, bench.clerk);
            batches.add(bench.making
                    .create(bench.batchFrom(project, payer, listOf(attempt)))
                    .id());
        }

        private void withPayment(Attempt attempt) {
            List<PaymentView> all = payments(Set.of());
            if (all.isEmpty()) {
                return;
            }
            PaymentView payment = all.get(attempt.which() % all.size());
            switch (attempt.act()) {
                case FIX -> {
                    as(attempt, bench.clerk);
                    bench.approved.fix(
                            payment.id(),
                            payment.version(),
                            new AccountInput(Synthetic.card(cards++), "李例安", null, null));
                }
                case CONFIRM -> {
                    as(attempt, bench.reviewer);
                    bench.kernel.accounts.confirm(List.of(payment.account().id()));
                }
                case GIVE_UP -> {
                    as(attempt, bench.leader);
                    bench.approved.giveUp(payment.id(), payment.version(), "本人放弃");
                }
                default -> {
                    as(attempt, bench.leader);
                    bench.approved.reverse(payment.id(), payment.version(), "误付");
                }
            }
        }

        private void row(Attempt attempt) {
            as(attempt, bench.clerk);
            TestRow[] rows = new TestRow[1 + attempt.luck() % 3];
            for (int i = 0; i < rows.length; i++) {
                TestRow row = bench.row((attempt.luck() + i) % PAYEES + 1);
                rows[i] = TestRow.of(row.number(), imports++, cells(row));
            }
            bench.sheets.take(listOf(attempt), bench.kernel.base, Map.of(RosterImport.TITLE, "名册"), rows);
        }

        private void list(Attempt attempt, String step) {
            as(attempt, naturally(bench.kind.life().step(step).by().roles()));
            long list = listOf(attempt);
            bench.lists.step(
                    list, bench.lists.get(list).version(), step, new StepInput("再核对", FundBench.DAY, "记-31", null));
        }

        private void step(Attempt attempt, BatchView view, String step) {
            if (step == null) {
                return;
            }
            as(
                    attempt,
                    naturally(bench.batchLife
                            .life(bench.batches.read(view.id()))
                            .step(step)
                            .by()
                            .roles()));
            bench.batches.step(view.id(), view.version(), step, new StepInput("再核对", null, "记-32", null));
        }

        private void handOut(Attempt attempt, BatchView view) {
            as(attempt, bench.cashier);
            bench.batches.handOut(view.id(), view.version(), view.handouts() == 0 ? null : "重新领取");
        }

        /** The bank answers some of it, as chance will have it, now and then for all the rest. */
        private void answer(Attempt attempt, BatchView view) {
            Random luck = new Random(attempt.luck());
            List<BatchItemView> items = bench.lines
                    .page(bench.batches.read(view.id()), null, 0, 100)
                    .items();
            String rest = luck.nextInt(4) == 0 ? OUTCOMES.get(luck.nextInt(3)) : "";
            String file = view.number()
                    + "|||" + rest
                    + items.stream()
                            .filter(item -> luck.nextInt(3) > 0)
                            .map(item -> "\n" + item.reference() + "|" + OUTCOMES.get(luck.nextInt(OUTCOMES.size())))
                            .collect(Collectors.joining());
            as(attempt, bench.cashier);
            bench.returns.receive(view.id(), "回盘.txt", new ByteArrayInputStream(file.getBytes(TestFormat.CHARSET)));
        }

        private long listOf(Attempt attempt) {
            return attempt.which() % LISTS + 2;
        }

        private void as(Attempt attempt, Caller natural) {
            bench.kernel.as(attempt.who() < people.size() ? people.get(attempt.who()) : natural);
        }

        private Caller naturally(Set<Role> roles) {
            return people.stream()
                    .filter(caller -> roles.stream().anyMatch(caller::has))
                    .findFirst()
                    .orElse(bench.clerk);
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

        private List<PaymentView> payments(Set<PaymentState> states) {
            return bench.payments
                    .page(new PaymentQuery(0, 0, 0, 0, states, 0), 400)
                    .items();
        }

        int items(String state) {
            return bench.kernel.database.read(
                    sql -> sql.fetchOne("select count(*) from funds_batch_items where state = ?", state)
                            .get(0, Integer.class));
        }

        void holds() {
            List<PaymentView> paid = payments(Set.of(PaymentState.PAID));
            long sum = paid.stream()
                    .mapToLong(payment -> payment.facts().amount().fen())
                    .sum();
            assertThat(bench.ledger()).containsExactly(paid.size(), sum);
            Set<PaymentState> standing = Stream.of(PaymentState.values())
                    .filter(state -> state != PaymentState.VOIDED)
                    .collect(Collectors.toSet());
            List<PaymentView> alive = payments(standing);
            Map<PaymentFacts.Once, Long> once = new HashMap<>();
            alive.stream().filter(payment -> payment.corrects() == 0).forEach(payment -> assertThat(
                            once.putIfAbsent(payment.facts().once(), payment.id()))
                    .isNull());
            ReceiptView source = bench.receipts.get(receipt);
            assertThat(source.committed().fen()).isBetween(sum, source.amount().fen());
            assertThat(bench.balances.of(bench.kernel.base, null).sources()).allSatisfy(each -> {
                assertThat(each.balance().fen()).isNotNegative();
                assertThat(each.sums().paid().minus(each.sums().refunded()).fen())
                        .isEqualTo(sum);
            });
            assertThat(alive.stream().filter(payment -> payment.state() == PaymentState.BATCHED || inFlight(payment)))
                    .allSatisfy(payment -> assertThat(bench.payments.attempts(payment.id()).stream()
                                    .filter(attempt -> attempt.state() == payment.state()))
                            .hasSize(1));
            paid.forEach(this::threePersons);
        }

        private static boolean inFlight(PaymentView payment) {
            return payment.state() == PaymentState.SENT || payment.state() == PaymentState.UNKNOWN;
        }

        /**
         * Who made a payment, who decided on it and who paid it are different persons, from its list to its bank file; of
         * decisions the last counts, for a list that was returned is decided on anew.
         */
        private void threePersons(PaymentView payment) {
            List<Workflow.Taken> list = bench.kernel.workflow.history(PaymentLists.KIND, payment.list());
            Set<String> makers = by(list, Set.of("make", "fill", "submit"));
            Set<String> deciders = last(list, Set.of("check", "approve"));
            Set<String> payers = new HashSet<>();
            assertThat(deciders).isNotEmpty().doesNotContainAnyElementsOf(makers);
            List<PaymentAttempt> attempts = bench.payments.attempts(payment.id()).stream()
                    .filter(attempt -> attempt.state() == PaymentState.PAID)
                    .toList();
            if (attempts.isEmpty()) {
                payers.addAll(by(list, Set.of("pay")));
            }
            for (PaymentAttempt attempt : attempts) {
                List<Workflow.Taken> batch = bench.kernel.workflow.history("funds.batch", attempt.batch());
                makers.addAll(by(batch, Set.of("make", "set-aside")));
                makers.addAll(fixers(payment.id()));
                Set<String> authorisers = last(batch, Set.of("check", "authorise"));
                assertThat(authorisers).isNotEmpty().doesNotContainAnyElementsOf(makers);
                deciders.addAll(authorisers);
                payers.addAll(by(batch, Set.of("export", "write", "hand-out", "re-issue", "send")));
            }
            assertThat(payers).isNotEmpty().doesNotContainAnyElementsOf(makers).doesNotContainAnyElementsOf(deciders);
        }

        private static Set<String> last(List<Workflow.Taken> taken, Set<String> steps) {
            Map<String, String> users = new HashMap<>();
            taken.forEach(each -> users.put(each.step(), each.user()));
            users.keySet().retainAll(steps);
            return new HashSet<>(users.values());
        }

        private List<String> fixers(long payment) {
            return bench.kernel.database.read(
                    sql -> sql.fetch("select user_name from funds_fixes where payment = ?", payment)
                            .into(String.class));
        }

        private static Set<String> by(List<Workflow.Taken> taken, Set<String> steps) {
            return taken.stream()
                    .filter(each -> steps.contains(each.step()))
                    .map(Workflow.Taken::user)
                    .collect(Collectors.toSet());
        }
    }
}
