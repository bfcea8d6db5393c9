package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.people.Accounts;
import org.warmth.kernelkit.TestJobs;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** The bank answers: what it paid is in the ledger, what it returned is followed up, and no file counts twice. */
class ReturnTest {
    @BothDatabases(modules = "funds")
    void what_the_bank_paid_is_in_the_ledger_and_the_list_is_done(TestDatabase database) {
        Sent sent = sent(database, 2);
        FundBench bench = sent.bench;
        ReturnFile file = bench.answer(sent.batch, sent.file("PAID", "PAID"));
        assertThat(file.state()).isEqualTo(ReturnFile.State.APPLIED);
        assertThat(file.said().paid()).isEqualTo(2);
        assertThat(bench.ledger()).containsExactly(2, 200_000);
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.PAID);
        PaymentView paid = bench.payments.get(sent.payments.get(0));
        assertThat(paid.state()).isEqualTo(PaymentState.PAID);
        assertThat(paid.facts().date()).isEqualTo(TODAY);
        assertThat(paid.account().state()).isEqualTo(Accounts.State.VERIFIED);
        assertThatThrownBy(() -> bench.batches.step(
                        sent.batch, bench.batches.get(sent.batch).version(), "reconcile", StepInput.of(null)))
                .hasMessageContaining("403");
        assertThat(bench.act(bench.reviewer, sent.batch, "reconcile").voucherNo())
                .isEqualTo("记-32");
    }

    @BothDatabases(modules = "funds")
    void the_same_file_twice_changes_nothing(TestDatabase database) {
        Sent sent = sent(database, 2);
        ReturnFile first = sent.bench.answer(sent.batch, sent.file("PAID", "RETURNED"));
        ReturnFile again = sent.bench.answer(sent.batch, sent.file("PAID", "RETURNED"));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(sent.bench.returns.of(sent.batch)).hasSize(1);
        assertThat(sent.bench.ledger()).containsExactly(1, 100_000);
    }

    @BothDatabases(modules = "funds")
    void a_cumulative_file_tells_only_its_news(TestDatabase database) {
        Sent sent = sent(database, 3);
        FundBench bench = sent.bench;
        bench.answer(sent.batch, sent.file("PAID", "RETURNED", "PENDING"));
        assertThat(bench.state(sent.payments.get(2))).isEqualTo(PaymentState.UNKNOWN);
        bench.answer(sent.batch, sent.file("PAID", "RETURNED", "PAID"));
        assertThat(bench.ledger()).containsExactly(2, 200_000);
        assertThat(bench.lists.get(77).contents().returned()).isEqualTo(1);
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.APPROVED);
    }

    @BothDatabases(modules = "funds")
    void a_file_that_is_not_this_batchs_is_refused_whole(TestDatabase database) {
        Sent sent = sent(database, 2);
        FundBench bench = sent.bench;
        bench.take(79, bench.row(8));
        bench.approve(79);
        long other = bench.batch(79L);
        List<String> others = references(bench.send(other));
        String number = bench.batches.get(sent.batch).number();
        String otherNumber = bench.batches.get(other).number();
        refused(sent, "funds.return-other-batch", otherNumber + "|||\n" + others.get(0) + "|PAID");
        refused(sent, "funds.return-line-elsewhere", number + "|||\n" + others.get(0) + "|PAID");
        refused(sent, "funds.return-line-unknown", number + "|||\n" + sent.reference(0) + "|PAID\nX1|PAID");
        refused(
                sent,
                "funds.return-line-twice",
                number + "|||\n" + sent.reference(0) + "|PAID\n" + sent.reference(0) + "|PAID");
        refused(sent, "funds.return-totals", number + "|3||\n" + sent.reference(0) + "|PAID");
        refused(sent, "funds.return-totals", number + "|1|99999|\n" + sent.reference(0) + "|PAID");
        refused(sent, "funds.return-amount", number + "|||\n" + sent.reference(0) + "|PAID|||99999");
        refused(sent, "funds.return-account", number + "|||\n" + sent.reference(0) + "|PAID||||" + Synthetic.card(7));
        refused(sent, "funds.return-date", number + "|||\n" + sent.reference(0) + "|PAID|||||2022-01-11");
        refused(sent, "funds.return-date", number + "|||\n" + sent.reference(0) + "|PAID|||||2022-01-09");
        refused(sent, "funds.return-empty", number + "|||");
        assertThat(bench.ledger()).containsExactly(0, 0);
        assertThat(bench.batches.get(sent.batch).contents().sent()).isEqualTo(2);
        assertThat(bench.returns.of(sent.batch)).extracting(ReturnFile::state).containsOnly(ReturnFile.State.REFUSED);
    }

    @BothDatabases(modules = "funds")
    void a_file_in_the_wrong_encoding_is_refused_and_the_right_one_taken(TestDatabase database) {
        Sent sent = sent(database, 1);
        FundBench bench = sent.bench;
        bench.kernel.as(bench.cashier);
        String text = sent.file("RETURNED|X9|账户不存在");
        bench.returns.receive(sent.batch, "回盘.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16)));
        assertThatThrownBy(() -> bench.kernel.jobs.run(ReturnPosting.KIND, bench.answers))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(Violation::code)
                        .containsExactly("funds.return-unreadable"));
        assertThat(bench.returns.of(sent.batch))
                .extracting(ReturnFile::state)
                .containsExactly(ReturnFile.State.REFUSED);
        assertThat(bench.answer(sent.batch, text).state()).isEqualTo(ReturnFile.State.APPLIED);
    }

    @BothDatabases(modules = "funds")
    void a_refused_file_may_come_once_more(TestDatabase database) {
        Sent sent = sent(database, 1);
        FundBench bench = sent.bench;
        bench.answer(sent.batch, sent.file("PENDING"));
        String file = sent.file("RETURNED");
        bench.answer(sent.batch, file);
        String contradicts = sent.file("PAID");
        refused(sent, "funds.return-contradicts", contradicts);
        // The same bytes again: read again, and refused again.
        refused(sent, "funds.return-contradicts", contradicts);
        assertThat(bench.ledger()).containsExactly(0, 0);
    }

    @BothDatabases(modules = "funds")
    void a_returned_payment_is_paid_by_the_follow_up_once_its_account_is_changed(TestDatabase database) {
        Sent sent = sent(database, 3);
        FundBench bench = sent.bench;
        bench.answer(sent.batch, sent.file("PAID", "RETURNED|R1|户名不符", "RETURNED|R2|账户已销户"));
        assertThat(bench.lines.failed(BatchTest.batch(bench, sent.batch), 0, 10).items())
                .extracting(BatchItemView::reason, BatchItemView::why)
                .containsExactly(tuple(ReturnReason.NAME, "户名不符"), tuple(ReturnReason.CLOSED, "账户已销户"));
        long returned = sent.payments.get(1);
        assertThat(bench.payments.get(returned).account().state()).isEqualTo(Accounts.State.FAILED);
        // Nothing may be paid yet.
        long empty = bench.making.followUp(sent.batch, null).id();
        bench.fill();
        assertThat(bench.batches.get(empty).contents().items()).isZero();
        assertThatThrownBy(() -> bench.approved.fix(
                        returned,
                        bench.payments.get(returned).version(),
                        new AccountInput(Synthetic.card(20), "王例宁", null, null)))
                .hasMessageContaining("422");
        bench.approved.fix(
                returned,
                bench.payments.get(returned).version(),
                new AccountInput(Synthetic.card(20), "李例安", null, null));
        long followUp = bench.making.followUp(sent.batch, null).id();
        bench.fill();
        assertThat(bench.batches.get(followUp).contents().items()).isEqualTo(1);
        String file = bench.send(followUp);
        assertThat(references(file)).doesNotContainAnyElementsOf(sent.references);
        assertThat(file).contains(Synthetic.card(20));
        bench.answer(followUp, bench.batches.get(followUp).number() + "|||PAID");
        assertThat(bench.ledger()).containsExactly(2, 200_000);
        assertThat(bench.entries("source_step = 'pay-2'")).isEqualTo(1);
        assertThat(bench.payments.attempts(returned))
                .extracting(PaymentAttempt::state)
                .containsExactly(PaymentState.RETURNED, PaymentState.PAID);
        // The list is done when the last one is given up; its money is free again.
        long last = sent.payments.get(2);
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.APPROVED);
        bench.kernel.as(bench.leader);
        bench.approved.giveUp(last, bench.payments.get(last).version(), "联系不上本人");
        assertThat(bench.lists.get(77).state()).isEqualTo(ListState.PAID);
        assertThat(bench.projects
                        .get(bench.payments.get(last).facts().project())
                        .committed())
                .isEqualTo(Money.ofFen(200_000));
    }

    @BothDatabases(modules = "funds")
    void a_failed_account_that_a_second_person_confirms_is_paid_again(TestDatabase database) {
        Sent sent = sent(database, 1);
        FundBench bench = sent.bench;
        bench.answer(sent.batch, sent.file("RETURNED|R9|系统异常"));
        long account = bench.payments.get(sent.payments.get(0)).account().id();
        bench.kernel.as(bench.reviewer);
        bench.kernel.accounts.confirm(List.of(account));
        bench.kernel.as(bench.clerk);
        long followUp = bench.making.followUp(sent.batch, null).id();
        bench.fill();
        assertThat(bench.batches.get(followUp).contents().items()).isEqualTo(1);
    }

    @BothDatabases(modules = "funds")
    void a_late_refund_leaves_the_ledger_on_its_day_and_once(TestDatabase database) {
        Sent sent = sent(database, 2);
        FundBench bench = sent.bench;
        bench.answer(sent.batch, sent.file("PAID", "PAID"));
        bench.act(bench.reviewer, sent.batch, "reconcile");
        String refund = sent.line(0, "REFUNDED|R3|账户冻结");
        bench.answer(sent.batch, refund);
        assertThat(bench.ledger()).containsExactly(1, 100_000);
        assertThat(bench.state(sent.payments.get(0))).isEqualTo(PaymentState.REFUNDED);
        assertThat(bench.payments.get(sent.payments.get(0)).account().state()).isEqualTo(Accounts.State.FAILED);
        ReturnFile again = bench.answer(sent.batch, refund + "|");
        assertThat(again.said().repeated()).isEqualTo(1);
        assertThat(again.state()).isEqualTo(ReturnFile.State.APPLIED);
        assertThat(bench.ledger()).containsExactly(1, 100_000);
        // Still owed: the money is not free, and the payee may be paid again.
        long payment = sent.payments.get(0);
        assertThat(bench.projects
                        .get(bench.payments.get(payment).facts().project())
                        .committed())
                .isEqualTo(Money.ofFen(200_000));
        bench.approved.fix(
                payment,
                bench.payments.get(payment).version(),
                new AccountInput(Synthetic.card(20), "李例安", null, null));
        long followUp = bench.making.followUp(sent.batch, null).id();
        bench.fill();
        bench.send(followUp);
        bench.answer(followUp, bench.batches.get(followUp).number() + "|1|100000|PAID");
        assertThat(bench.ledger()).containsExactly(2, 200_000);
        assertThat(bench.entries("source_record = " + payment)).isEqualTo(3);
    }

    @BothDatabases(modules = "funds")
    void what_the_bank_does_not_answer_is_unknown_and_never_sent_again(TestDatabase database) {
        Sent sent = sent(database, 2);
        FundBench bench = sent.bench;
        bench.answer(sent.batch, sent.line(0, "PAID"));
        assertThat(bench.batches.get(sent.batch).contents().sent()).isEqualTo(1);
        bench.act(bench.cashier, sent.batch, "query");
        assertThat(bench.state(sent.payments.get(1))).isEqualTo(PaymentState.UNKNOWN);
        assertThatThrownBy(() -> bench.act(bench.reviewer, sent.batch, "reconcile"))
                .hasMessageContaining("funds.batch-open");
        assertThatThrownBy(() -> bench.making.followUp(sent.batch, null))
                .hasMessageContaining("funds.follow-up-nothing");
        assertThatThrownBy(() -> bench.approved.fix(
                        sent.payments.get(1),
                        bench.payments.get(sent.payments.get(1)).version(),
                        new AccountInput(Synthetic.card(20), "李例安", null, null)))
                .hasMessageContaining("funds.payment-not-waiting");
        assertThat(bench.payments
                        .page(new PaymentQuery(0, 77, 0, 0, PaymentState.UNPAID, 0), 10)
                        .items())
                .extracting(PaymentView::id)
                .containsExactly(sent.payments.get(1));
        bench.answer(sent.batch, sent.line(1, "PAID"));
        assertThat(bench.ledger()).containsExactly(2, 200_000);
    }

    @BothDatabases(modules = "funds")
    void an_answer_that_crashes_halfway_goes_on_and_pays_nobody_twice(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 2_000_000);
        bench.take(77, BatchTest.rows(bench, 1, 600));
        bench.take(78, BatchTest.rows(bench, 601, 600));
        bench.approve(77);
        bench.approve(78);
        long batch = bench.batch(77L, 78L);
        List<String> references = references(bench.send(batch));
        StringBuilder file = new StringBuilder(bench.batches.get(batch).number() + "|1190||PAID");
        for (int i = 0; i < 1_190; i++) {
            file.append('\n').append(references.get(i)).append(i % 50 == 7 ? "|RETURNED|R2|账户已销户" : "|PAID");
        }
        bench.kernel.jobs.crashAfter(3);
        assertThatThrownBy(() -> bench.answer(batch, file.toString())).isInstanceOf(TestJobs.Crash.class);
        assertThat(bench.ledger()[0]).isBetween(900L, 1_000L);
        FundBench again = bench.restarted();
        again.kernel.jobs.run(ReturnPosting.KIND, again.answers);
        BatchView done = again.batches.get(batch);
        assertThat(done.contents().returned()).isEqualTo(24);
        assertThat(done.contents().paid()).isEqualTo(1_176);
        assertThat(again.ledger()).containsExactly(1_176, 1_176 * 100_000L);
        assertThat(again.returns.of(batch)).extracting(ReturnFile::state).containsExactly(ReturnFile.State.APPLIED);
    }

    @BothDatabases(modules = "funds")
    void the_maker_of_a_batch_does_not_bring_its_answer(TestDatabase database) {
        Sent sent = sent(database, 1);
        FundBench bench = sent.bench;
        Caller clerk = new Caller(
                bench.clerk.user(),
                "clerk",
                false,
                bench.kernel.caller("x", bench.kernel.base, Role.CASHIER).grants(),
                "127.0.0.1",
                bench.clerk.locale());
        bench.kernel.as(clerk);
        assertThatThrownBy(() -> bench.returns.receive(
                        sent.batch,
                        "回盘.txt",
                        new ByteArrayInputStream(sent.file("RETURNED").getBytes())))
                .hasMessageContaining("workflow.four-eyes");
    }

    @BothDatabases(modules = "funds")
    void a_source_is_used_up_to_its_last_fen_and_not_beyond(TestDatabase database) {
        FundBench bench = new FundBench(database);
        long receipt = bench.receive(2_000);
        bench.standard(null, 0, 200_000);
        bench.project(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, receipt, 3_000);
        bench.take(77, bench.row(1), bench.row(2));
        bench.approve(77);
        long batch = bench.batch(77L);
        List<String> references = references(bench.send(batch));
        bench.take(78, bench.row(3));
        assertThatThrownBy(() -> bench.approve(78)).hasMessageContaining("funds.source-exceeded");
        String number = bench.batches.get(batch).number();
        bench.answer(batch, number + "|||\n" + references.get(0) + "|PAID\n" + references.get(1) + "|RETURNED");
        // What was returned is still owed.
        assertThatThrownBy(() -> bench.step(bench.leader, 78, "approve")).hasMessageContaining("source-exceeded");
        long returned = bench.payments
                .page(new PaymentQuery(0, 77, 0, 0, Set.of(PaymentState.RETURNED), 0), 1)
                .items()
                .get(0)
                .id();
        bench.kernel.as(bench.leader);
        bench.approved.giveUp(returned, bench.payments.get(returned).version(), "本人放弃");
        bench.step(bench.leader, 78, "approve");
        assertThat(bench.receipts.get(receipt).committed()).isEqualTo(Money.ofFen(200_000));
    }

    @BothDatabases(modules = "funds")
    void a_paid_payment_that_is_reversed_is_back_and_its_refund_changes_nothing(TestDatabase database) {
        Sent sent = sent(database, 1);
        FundBench bench = sent.bench;
        bench.answer(sent.batch, sent.file("PAID"));
        long payment = sent.payments.get(0);
        bench.kernel.as(bench.leader);
        bench.approved.reverse(payment, bench.payments.get(payment).version(), "本人退款");
        assertThat(bench.ledger()).containsExactly(0, 0);
        ReturnFile refund = bench.answer(sent.batch, sent.line(0, "REFUNDED"));
        assertThat(refund.said().repeated()).isEqualTo(1);
        assertThat(bench.ledger()).containsExactly(0, 0);
    }

    @BothDatabases(modules = "funds")
    void reasons_are_read_from_codes_and_words(TestDatabase database) {
        Sent sent = sent(database, 6);
        sent.bench.answer(
                sent.batch,
                sent.file(
                        "RETURNED|AC04|",
                        "RETURNED||收款人户名与账号不符",
                        "RETURNED||账户已冻结",
                        "RETURNED|9999|单笔超限额",
                        "RETURNED|AM04|付款账户余额不足",
                        "RETURNED||"));
        assertThat(sent.bench
                        .lines
                        .failed(BatchTest.batch(sent.bench, sent.batch), 0, 10)
                        .items())
                .extracting(BatchItemView::reason)
                .containsExactly(
                        ReturnReason.CLOSED,
                        ReturnReason.NAME,
                        ReturnReason.FROZEN,
                        ReturnReason.LIMIT,
                        ReturnReason.PAYER,
                        ReturnReason.OTHER);
        // Nothing is wrong with the payee's account where the payer's money was short.
        assertThat(sent.bench.payments.get(sent.payments.get(4)).account().state())
                .isEqualTo(Accounts.State.NEW);
    }

    private static final LocalDate TODAY = LocalDate.of(2022, 1, 10);

    /** A batch with the bank. */
    private record Sent(FundBench bench, long batch, String number, List<Long> payments, List<String> references) {
        /** A return file that answers all of it. */
        String file(String... answers) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < answers.length; i++) {
                lines.add(references.get(i) + "|" + answers[i]);
            }
            return number + "|" + answers.length + "|" + answers.length * 100_000 + "|\n" + String.join("\n", lines);
        }

        /** A return file that answers one of it. */
        String line(int which, String answer) {
            return number + "|||\n" + references.get(which) + "|" + answer;
        }

        String reference(int which) {
            return references.get(which);
        }
    }

    private static Sent sent(TestDatabase database, int payments) {
        FundBench bench = new FundBench(database);
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 20_000);
        TestRow[] rows = BatchTest.rows(bench, 1, payments);
        bench.take(77, rows);
        bench.approve(77);
        long batch = bench.batch(77L);
        String file = bench.send(batch);
        return new Sent(
                bench,
                batch,
                bench.batches.get(batch).number(),
                List.of(rows).stream().map(TestRow::id).collect(Collectors.toList()),
                references(file));
    }

    private static List<String> references(String bankFile) {
        return bankFile.lines().skip(1).map(line -> line.split("\\|")[0]).toList();
    }

    private static void refused(Sent sent, String code, String file) {
        assertThatThrownBy(() -> sent.bench.answer(sent.batch, file))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                        .extracting(Violation::code)
                        .contains(code));
        sent.bench.kernel.as(sent.bench.clerk);
    }
}
