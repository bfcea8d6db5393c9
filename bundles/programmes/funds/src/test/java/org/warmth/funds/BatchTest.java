package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.Accounts;
import org.warmth.kernelkit.TestJobs;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Approved lists become a batch that is checked, authorised, exported once and handed out once. */
class BatchTest {
    @BothDatabases(modules = "funds")
    void approved_lists_go_to_the_bank_as_one_file_with_its_control_totals(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1), bench.row(2));
        bench.take(78, bench.row(3));
        bench.approve(77);
        bench.approve(78);
        long batch = bench.batch(77L, 78L);
        BatchView made = bench.batches.get(batch);
        assertThat(made.ready()).isTrue();
        assertThat(made.contents().items()).isEqualTo(3);
        assertThat(made.contents().amount()).isEqualTo(Money.ofFen(300_000));
        assertThat(bench.lists.get(77).contents().sent()).isEqualTo(2);
        BatchView exported = bench.export(batch);
        assertThat(exported.state()).isEqualTo(BatchState.EXPORTED);
        assertThat(exported.sha256()).hasSize(64);
        String file = bench.handOut(batch, null);
        assertThat(file.lines().findFirst()).contains(made.number() + "|3|300000");
        assertThat(file).contains(Synthetic.card(1), Synthetic.card(2), Synthetic.card(3));
        assertThat(bench.kernel.audit.acts())
                .filteredOn(act -> act.action().equals("people.account.disburse"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts().get("count")).isEqualTo(3));
        assertThat(bench.kernel.audit.acts().toString()).doesNotContain(Synthetic.card(1));
    }

    @BothDatabases(modules = "funds")
    void maker_checker_authoriser_and_payer_are_different_persons_from_the_list_to_the_bank(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        Caller all =
                bench.kernel.caller("all", bench.kernel.base, Role.CLERK, Role.REVIEWER, Role.LEADER, Role.CASHIER);
        bench.take(77, bench.row(1));
        bench.kernel.as(all);
        bench.sheets.take(79, bench.kernel.base, Map.of("list", "77"), bench.row(2));
        bench.approve(77);
        long batch = bench.batch(77L);
        // They made the list, though not the batch.
        assertThat(nextFor(bench, all, batch)).doesNotContain("check", "authorise", "export");
        assertThatThrownBy(() -> bench.act(all, batch, "check")).hasMessageContaining("workflow.four-eyes");
        bench.act(bench.reviewer, batch, "check");
        assertThatThrownBy(() -> bench.act(all, batch, "authorise")).hasMessageContaining("workflow.four-eyes");
        bench.act(bench.leader, batch, "authorise");
        assertThatThrownBy(() -> bench.act(all, batch, "export")).hasMessageContaining("workflow.four-eyes");
        assertThatThrownBy(() -> bench.act(bench.leader, batch, "export")).hasMessageContaining("access.forbidden");
        bench.act(bench.cashier, batch, "export");
    }

    @BothDatabases(modules = "funds")
    void a_delegated_role_does_not_make_a_second_person_of_the_maker(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        bench.approve(77);
        long batch = bench.batch(77L);
        // While the reviewer is away, the clerk stands in; and the clerk of the list stands in for the cashier.
        Caller delegate = new Caller(
                bench.clerk.user(),
                "clerk",
                false,
                List.of(
                        new Grant(
                                Role.REVIEWER, bench.kernel.base, LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 31)),
                        new Grant(Role.CASHIER, bench.kernel.base, LocalDate.of(2022, 1, 1), null)),
                "127.0.0.1",
                bench.clerk.locale());
        assertThatThrownBy(() -> bench.act(delegate, batch, "check")).hasMessageContaining("workflow.four-eyes");
        Caller above = bench.kernel.caller("district", bench.kernel.district, Role.REVIEWER);
        bench.act(above, batch, "check");
        bench.act(bench.leader, batch, "authorise");
        assertThatThrownBy(() -> bench.act(delegate, batch, "export")).hasMessageContaining("workflow.four-eyes");
    }

    @BothDatabases(modules = "funds")
    void whoever_stands_in_for_the_maker_of_a_list_does_not_check_its_batch(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        bench.approve(77);
        long batch = bench.batch(77L);
        Caller deputy = new Caller(
                99,
                "deputy",
                false,
                List.of(new Grant(
                        Role.REVIEWER,
                        bench.kernel.base,
                        LocalDate.of(2022, 1, 1),
                        LocalDate.of(2022, 1, 31),
                        bench.clerk.user())),
                "127.0.0.1",
                bench.clerk.locale());
        assertThatThrownBy(() -> bench.act(deputy, batch, "check")).hasMessageContaining("workflow.four-eyes");
        bench.act(bench.reviewer, batch, "check");
    }

    @BothDatabases(modules = "funds")
    void who_authorises_goes_by_the_amount(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 200_000);
        Caller chair = bench.kernel.caller("chair", bench.kernel.base, Role.CHAIR);
        Caller officer = bench.kernel.caller("officer", bench.kernel.base, Role.OFFICER);
        bench.take(77, rows(bench, 1, 5));
        bench.take(78, rows(bench, 6, 50));
        bench.take(79, rows(bench, 56, 51));
        bench.approve(77);
        bench.approve(78);
        bench.approve(79);
        long small = bench.batch(77L);
        long middle = bench.batch(78L);
        long large = bench.batch(79L);
        for (long batch : new long[] {small, middle, large}) {
            bench.act(bench.reviewer, batch, "check");
        }
        assertThatThrownBy(() -> bench.act(chair, middle, "authorise")).hasMessageContaining("access.forbidden");
        assertThatThrownBy(() -> bench.act(officer, large, "authorise")).hasMessageContaining("access.forbidden");
        assertThat(nextFor(bench, officer, middle)).contains("authorise");
        assertThat(nextFor(bench, officer, large)).doesNotContain("authorise");
        assertThat(bench.act(chair, small, "authorise").state()).isEqualTo(BatchState.AUTHORISED);
        assertThat(bench.act(officer, middle, "authorise").state()).isEqualTo(BatchState.AUTHORISED);
        assertThat(bench.act(bench.leader, large, "authorise").state()).isEqualTo(BatchState.AUTHORISED);
    }

    @BothDatabases(modules = "funds")
    void of_two_who_export_at_the_same_instant_one_does(TestDatabase database) throws Exception {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1), bench.row(2));
        bench.approve(77);
        long batch = bench.batch(77L);
        bench.act(bench.reviewer, batch, "check");
        bench.act(bench.leader, batch, "authorise");
        Caller second = bench.kernel.caller("second", bench.kernel.base, Role.CASHIER);
        int version = bench.batches.get(batch).version();
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> exported = new ArrayList<>();
            for (Caller cashier : List.of(bench.cashier, second)) {
                exported.add(threads.submit(() -> bench.kernel.callers.as(cashier, () -> {
                    try {
                        both.await();
                        bench.batches.step(batch, version, "export", StepInput.of(null));
                        return true;
                    } catch (Problem refused) {
                        assertThat(refused.status()).isIn(409, 412);
                        return false;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })));
            }
            assertThat(exported.get(0).get() ^ exported.get(1).get()).isTrue();
        } finally {
            threads.shutdown();
        }
        bench.kernel.jobs.run(BatchExport.KIND, bench.export);
        assertThat(bench.batches.get(batch).sha256()).isNotNull();
        assertThat(bench.kernel.audit.acts())
                .filteredOn(act -> act.action().equals("funds.batch.file"))
                .hasSize(1);
    }

    @BothDatabases(modules = "funds")
    void the_bank_file_is_handed_out_once_and_once_more_only_with_a_reason(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        bench.approve(77);
        long batch = bench.batch(77L);
        assertThatThrownBy(() -> bench.handOut(batch, null)).hasMessageContaining("workflow.wrong-state");
        bench.export(batch);
        assertThatThrownBy(() -> bench.act(bench.cashier, batch, "send"))
                .hasMessageContaining("funds.file-not-handed-out");
        String file = bench.handOut(batch, null);
        assertThatThrownBy(() -> bench.handOut(batch, null)).hasMessageContaining("funds.file-handed-out");
        assertThat(bench.handOut(batch, "网银上传中断")).isEqualTo(file);
        assertThat(bench.batches.handouts(batch))
                .extracting(HandoutStore.Taken::user, HandoutStore.Taken::reason)
                .containsExactly(tuple("cashier", null), tuple("cashier", "网银上传中断"));
        assertThatThrownBy(() -> bench.act(bench.leader, batch, "withdraw")).hasMessageContaining("funds.file-out");
    }

    @BothDatabases(modules = "funds")
    void a_node_that_dies_leaves_the_batch_exported_with_one_file(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1), bench.row(2));
        bench.approve(77);
        long batch = bench.batch(77L);
        bench.act(bench.reviewer, batch, "check");
        bench.act(bench.leader, batch, "authorise");
        bench.kernel.jobs.crashAfter(0);
        assertThatThrownBy(() -> bench.act(bench.cashier, batch, "export")).isInstanceOf(TestJobs.Crash.class);
        FundBench again = bench.restarted();
        assertThat(again.batches.get(batch).state()).isEqualTo(BatchState.EXPORTED);
        assertThatThrownBy(() -> again.handOut(batch, null)).hasMessageContaining("funds.file-not-ready");
        again.kernel.jobs.run(BatchExport.KIND, again.export);
        String hash = again.batches.get(batch).sha256();
        String file = again.handOut(batch, null);
        // Dies once more, between exported and sent.
        FundBench later = again.restarted();
        assertThat(later.batches.get(batch).state()).isEqualTo(BatchState.EXPORTED);
        assertThat(later.batches.get(batch).sha256()).isEqualTo(hash);
        assertThat(later.handOut(batch, "服务器重启")).isEqualTo(file);
        assertThatThrownBy(() -> later.act(later.cashier, batch, "write")).hasMessageContaining("funds.file-there");
    }

    @BothDatabases(modules = "funds")
    void a_name_that_the_bank_file_cannot_hold_is_named_before_the_check_and_goes_into_the_follow_up(
            TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow rare = bench.row(2).back("name", "王䶮例").back("holder", "王䶮例");
        bench.take(77, bench.row(1), rare);
        bench.approve(77);
        long batch = bench.batch(77L);
        assertThat(bench.batches.get(batch).contents().faults()).isEqualTo(1);
        assertThat(bench.lines.failed(batch(bench, batch), 0, 10).items())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.payment()).isEqualTo(rare.id());
                    assertThat(line.why()).isNotBlank();
                });
        assertThatThrownBy(() -> bench.act(bench.reviewer, batch, "check")).hasMessageContaining("funds.batch-faults");
        BatchView sound = bench.act(bench.clerk, batch, "set-aside");
        assertThat(sound.contents().items()).isEqualTo(1);
        assertThat(sound.contents().faults()).isZero();
        assertThat(bench.state(rare.id())).isEqualTo(PaymentState.LISTED);
        bench.send(batch);
        // The name still does not fit: the follow-up leaves it out.
        long followUp = bench.making.followUp(batch, null).id();
        bench.fill();
        assertThat(bench.batches.get(followUp).contents().items()).isZero();
        assertThatThrownBy(() -> bench.act(bench.reviewer, followUp, "check"))
                .hasMessageContaining("funds.batch-empty");
    }

    @BothDatabases(modules = "funds")
    void a_list_that_a_batch_draws_on_is_neither_returned_nor_paid_by_itself_until_the_batch_is_void(
            TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row, bench.row(2));
        bench.approve(77);
        long batch = bench.batch(77L);
        assertThatThrownBy(() -> bench.step(bench.cashier, 77, "pay")).hasMessageContaining("funds.list-in-batch");
        assertThatThrownBy(() -> bench.step(bench.leader, 77, "return")).hasMessageContaining("funds.list-in-batch");
        TestRow changed = row.back("amount", Money.ofFen(150_000));
        bench.take(90, changed);
        assertThat(changed.codes()).containsExactly("funds.payment-by-batch");
        TestRow same = row.back();
        bench.take(91, same);
        assertThat(same.codes()).isEmpty();
        bench.act(bench.clerk, batch, "void");
        assertThat(bench.batches.get(batch).contents().takenOut()).isEqualTo(2);
        assertThat(bench.state(row.id())).isEqualTo(PaymentState.LISTED);
        bench.step(bench.cashier, 77, "pay");
        bench.kernel.jobs.run(PaymentPosting.KIND, bench.posting);
        assertThat(bench.ledger()).containsExactly(2, 200_000);
    }

    @BothDatabases(modules = "funds")
    void the_lines_of_a_void_batch_are_read_when_its_payments_were_given_up_since(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row, bench.row(2));
        bench.approve(77);
        long batch = bench.batch(77L);
        bench.act(bench.clerk, batch, "void");
        bench.kernel.as(bench.leader);
        bench.approved.giveUp(row.id(), bench.payments.get(row.id()).version(), "本人放弃");
        assertThat(bench.lines.page(bench.batches.read(batch), null, 0, 10).items())
                .hasSize(2);
    }

    @BothDatabases(modules = "funds")
    void a_payment_goes_into_one_batch(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        bench.approve(77);
        long payer = bench.payer();
        Batch.Input input = bench.batchOf(payer, 77L);
        long one = bench.making.create(input).id();
        long two = bench.making.create(input).id();
        bench.fill();
        assertThat(bench.batches.get(one).contents().items()).isEqualTo(1);
        assertThat(bench.batches.get(two).contents().items()).isZero();
        assertThatThrownBy(() -> bench.making.create(input)).hasMessageContaining("funds.batch-nothing");
    }

    @BothDatabases(modules = "funds")
    void filling_that_crashes_goes_on_and_takes_each_payment_once(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 2_000_000);
        bench.take(77, rows(bench, 1, 600));
        bench.take(78, rows(bench, 601, 600));
        bench.approve(77);
        bench.approve(78);
        long payer = bench.payer();
        long batch = bench.making.create(bench.batchOf(payer, 77L, 78L)).id();
        bench.kernel.jobs.crashAfter(2);
        assertThatThrownBy(bench::fill).isInstanceOf(TestJobs.Crash.class);
        assertThat(bench.batches.get(batch).ready()).isFalse();
        assertThatThrownBy(() -> bench.act(bench.reviewer, batch, "check")).hasMessageContaining("batch-filling");
        FundBench again = bench.restarted();
        again.fill();
        assertThat(again.batches.get(batch).contents().items()).isEqualTo(1_200);
        String file = again.send(batch);
        assertThat(file.lines().skip(1).map(line -> line.split("\\|")[0]).distinct())
                .hasSize(1_200);
        assertThat(again.batches.get(batch).contents().sent()).isEqualTo(1_200);
    }

    @BothDatabases(modules = "funds")
    void a_batch_holds_no_more_than_the_bank_takes_in_one_file(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 4_000_000);
        List<Long> lists = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            bench.take(100 + i, rows(bench, i * 420 + 1, 420));
            bench.approve(100 + i);
            lists.add(100L + i);
        }
        Long[] all = lists.toArray(Long[]::new);
        long first = bench.batch(all);
        long second = bench.batch(all);
        assertThat(bench.batches.get(first).contents().items()).isEqualTo(TestFormat.MOST);
        assertThat(bench.batches.get(second).contents().items()).isEqualTo(100);
    }

    @BothDatabases(modules = "funds")
    void who_gave_a_payment_its_account_checks_no_batch_that_pays_it(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow row = bench.row(1);
        bench.take(77, row);
        bench.approve(77);
        Caller both = bench.kernel.caller("both", bench.kernel.base, Role.CLERK, Role.REVIEWER);
        bench.kernel.as(both);
        bench.approved.fix(
                row.id(),
                bench.payments.get(row.id()).version(),
                new AccountInput(Synthetic.card(9), "李例安", null, null));
        bench.kernel.as(bench.clerk);
        long batch = bench.batch(77L);
        assertThatThrownBy(() -> bench.act(both, batch, "check")).hasMessageContaining("workflow.four-eyes");
        assertThat(bench.send(batch)).contains(Synthetic.card(9)).doesNotContain(Synthetic.card(1));
    }

    @BothDatabases(modules = "funds")
    void a_dead_payee_and_anothers_account_are_named(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        TestRow dead = bench.row(1);
        TestRow failed = bench.row(2);
        bench.take(77, dead, failed, bench.row(3));
        bench.approve(77);
        long person = bench.payments.get(dead.id()).payee().id();
        database.write(sql -> sql.execute(
                "update people_persons set deceased_on = ? where id = ?", LocalDate.of(2022, 1, 3), person));
        Accounts.View account = bench.payments.get(failed.id()).account();
        database.write(sql -> {
            bench.kernel.accounts.settle(Set.of(), Set.of(account.id()));
            return null;
        });
        long batch = bench.batch(77L);
        assertThat(bench.batches.get(batch).contents().faults()).isEqualTo(2);
        assertThat(bench.lines.failed(batch(bench, batch), 0, 10).items())
                .extracting(BatchItemView::payment)
                .containsExactlyInAnyOrder(dead.id(), failed.id());
    }

    @BothDatabases(modules = "funds")
    void cash_needs_its_exception_by_two_who_did_not_make_the_list(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long receipt = bench.receive(10_000);
        bench.standard(null, 50_000, 200_000);
        bench.project("现金慰问", ProjectKind.CONDOLENCE, null, receipt, 5_000, Channel.CASH);
        TestRow row = bench.row(1, "现金慰问").back("category", Category.C7);
        bench.take(77, row);
        bench.approve(77);
        assertThatThrownBy(() -> bench.batch(77L)).hasMessageContaining("422");
        assertThatThrownBy(() -> bench.step(bench.cashier, 77, "pay"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("funds.cash"));
        Caller chair = bench.kernel.caller("chair", bench.kernel.base, Role.CHAIR);
        Caller maker = bench.kernel.caller("maker", bench.kernel.base, Role.CLERK, Role.CHAIR);
        bench.kernel.as(maker);
        bench.cash.create(77, new CashException.Input("户外职工无银行卡", "王例宁"));
        assertThatThrownBy(() -> bench.cash.step(77, 1, "endorse", null)).hasMessageContaining("workflow.four-eyes");
        Caller lister = new Caller(
                bench.clerk.user(),
                "clerk",
                false,
                List.of(new Grant(Role.CHAIR, bench.kernel.base, LocalDate.of(2020, 1, 1), null)),
                "127.0.0.1",
                bench.clerk.locale());
        bench.kernel.as(lister);
        assertThatThrownBy(() -> bench.cash.step(77, 1, "endorse", null)).hasMessageContaining("workflow.four-eyes");
        bench.kernel.as(chair);
        bench.cash.step(77, 1, "endorse", null);
        bench.kernel.as(bench.leader);
        bench.cash.step(77, 2, "approve", null);
        assertThatThrownBy(() -> bench.step(bench.cashier, 77, "pay")).hasMessageContaining("funds.cash");
        bench.kernel.as(bench.clerk);
        bench.cash.sign(77, 3, "签收表.pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}));
        bench.step(bench.cashier, 77, "pay");
        bench.kernel.jobs.run(PaymentPosting.KIND, bench.posting);
        assertThat(bench.ledger()).containsExactly(1, 100_000);
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.PAID);
    }

    private static List<String> nextFor(FundBench bench, Caller caller, long batch) {
        bench.kernel.as(caller);
        try {
            return bench.batches.get(batch).next();
        } finally {
            bench.kernel.as(bench.clerk);
        }
    }

    static Batch batch(FundBench bench, long id) {
        return bench.batches.read(id);
    }

    static TestRow[] rows(FundBench bench, int first, int count) {
        TestRow[] rows = new TestRow[count];
        for (int i = 0; i < count; i++) {
            rows[i] = bench.row(first + i);
        }
        return rows;
    }
}
