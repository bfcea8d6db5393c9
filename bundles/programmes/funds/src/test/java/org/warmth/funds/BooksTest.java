package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.Money;
import org.warmth.api.access.Role;
import org.warmth.kernelkit.TestJobs;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Vouchers, statements, balances, and what is recorded in the city's system. */
class BooksTest {
    private static final LocalDate TODAY = LocalDate.of(2022, 1, 10);

    @BothDatabases(modules = "funds")
    void what_is_paid_or_given_out_without_a_voucher_is_listed(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1), bench.row(2));
        bench.approve(77);
        long batch = bench.batch(77L);
        bench.send(batch);
        assertThat(bench.vouchers.missing(0, 0, 10).items()).isEmpty();
        bench.answer(batch, bench.batches.get(batch).number() + "|||PAID");
        bench.kernel.as(bench.reviewer);
        long lot = bench.lots
                .create(new Lot.Input(
                        bench.kernel.base,
                        Lot.Kind.DONATED,
                        "大米",
                        "发票 001",
                        null,
                        null,
                        "演示粮油公司",
                        null,
                        Money.ofFen(4_500),
                        10,
                        FundBench.DAY))
                .id();
        bench.kernel.as(bench.clerk);
        long issue = bench.lots
                .issue(lot, new Lot.Issue.Input(3, FundBench.DAY, "环卫班组"))
                .id();
        assertThat(bench.vouchers.missing(bench.kernel.base, 0, 10).items())
                .containsExactlyInAnyOrder(
                        new Voucher.Missing(
                                Voucher.Kind.BATCH, batch, bench.kernel.base, "第一批", TODAY, Money.ofFen(200_000)),
                        new Voucher.Missing(
                                Voucher.Kind.ISSUE,
                                issue,
                                bench.kernel.base,
                                "大米",
                                FundBench.DAY,
                                Money.ofFen(13_500)));
        assertThat(bench.vouchers.missing(0, 0, 1).next()).isNotNull();
        bench.act(bench.reviewer, batch, "reconcile");
        assertThatThrownBy(() -> bench.lots.vouch(lot, issue, "记-40")).hasMessageContaining("access.forbidden");
        bench.kernel.as(bench.cashier);
        bench.lots.vouch(lot, issue, "记-40");
        assertThatThrownBy(() -> bench.lots.vouch(lot, issue, "记-41")).hasMessageContaining("funds.voucher-there");
        assertThat(bench.lots.issues(lot, 0, 10).items())
                .extracting(Lot.Issue::voucherNo)
                .containsExactly("记-40");
        assertThat(bench.vouchers.missing(0, 0, 10).items()).isEmpty();
    }

    @BothDatabases(modules = "funds")
    void a_batch_is_not_reconciled_without_a_voucher(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        bench.approve(77);
        long batch = bench.batch(77L);
        bench.send(batch);
        bench.answer(batch, bench.batches.get(batch).number() + "|||PAID");
        bench.kernel.as(bench.reviewer);
        int version = bench.batches.get(batch).version();
        assertThatThrownBy(() -> bench.batches.step(batch, version, "reconcile", StepInput.of(null)))
                .hasMessageContaining("422");
        assertThat(bench.act(bench.reviewer, batch, "reconcile").state()).isEqualTo(BatchState.RECONCILED);
    }

    @BothDatabases(modules = "funds")
    void balances_come_out_source_by_source_and_a_difference_to_the_bank_is_named(TestDatabase database) {
        FundBench bench = new FundBench(database);
        bench.kernel.as(bench.reviewer);
        long opening = bench.receipts
                .create(bench.receipt(Source.B5, ReceiptKind.CARRY_OVER, 700))
                .id();
        bench.open(FundBench.PROJECT, ProjectKind.CONDOLENCE, null, 10_000);
        long receipt = bench.projects.page(0, null, 0, 10).items().get(0).receipt();
        bench.kernel.as(bench.reviewer);
        bench.lots.create(new Lot.Input(
                bench.kernel.base,
                Lot.Kind.BOUGHT,
                "大米",
                "发票 001",
                receipt,
                null,
                "演示粮油公司",
                null,
                Money.ofFen(10_000),
                10,
                FundBench.DAY));
        TestRow paidByList = bench.row(5);
        bench.take(76, paidByList);
        bench.pay(76);
        bench.take(77, bench.row(1), bench.row(2), bench.row(3));
        bench.approve(77);
        long batch = bench.batch(77L);
        List<String> references = references(bench.send(batch));
        String number = bench.batches.get(batch).number();
        bench.answer(batch, number + "|||\n" + references.get(0) + "|PAID\n" + references.get(1) + "|PAID");
        bench.answer(batch, number + "|||\n" + references.get(0) + "|REFUNDED||账户冻结");
        Balances balances = bench.balances.of(bench.kernel.base, null);
        assertThat(balances.sources())
                .containsExactly(
                        new Balances.OfSource(
                                Source.B3,
                                new Balances.Sums(
                                        Money.ZERO,
                                        Money.ofFen(2_000_000),
                                        Money.ofFen(100_000),
                                        Money.ofFen(300_000),
                                        Money.ofFen(100_000)),
                                Money.ofFen(1_700_000)),
                        new Balances.OfSource(
                                Source.B5,
                                new Balances.Sums(Money.ofFen(70_000), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                                Money.ofFen(70_000)));
        assertThat(bench.balances
                        .of(bench.kernel.base, FundBench.DAY)
                        .sources()
                        .get(0)
                        .balance())
                .isEqualTo(Money.ofFen(1_800_000));
        // The bank has taken the payment that it has not answered; the account of B5 is short of 20 yuan.
        long payer = payer(bench, Set.of(Source.B3));
        state(bench, payer, null, 1_600_000);
        state(bench, null, opening, 68_000);
        assertThat(bench.balances.of(bench.kernel.base, null).accounts())
                .containsExactlyInAnyOrder(
                        new Balances.OfAccount(
                                payer,
                                0,
                                TODAY,
                                Money.ofFen(1_600_000),
                                Money.ofFen(1_700_000),
                                Money.ofFen(-100_000),
                                Money.ofFen(100_000),
                                true),
                        new Balances.OfAccount(
                                0,
                                opening,
                                TODAY,
                                Money.ofFen(68_000),
                                Money.ofFen(70_000),
                                Money.ofFen(-2_000),
                                Money.ZERO,
                                false));
        bench.kernel.as(bench.clerk);
        assertThatThrownBy(() -> state(bench, payer, null, 1)).hasMessageContaining("access.forbidden");
        bench.kernel.as(bench.reviewer);
        assertThatThrownBy(() -> state(bench, payer, opening, 1)).hasMessageContaining("422");
        bench.kernel.as(bench.kernel.caller("elsewhere", bench.kernel.other, Role.REVIEWER));
        assertThatThrownBy(() -> bench.balances.of(bench.kernel.base, null)).hasMessageContaining("forbidden");
    }

    @BothDatabases(modules = "funds")
    void what_is_paid_is_recorded_once_with_whole_numbers_and_what_is_not_is_listed(TestDatabase database)
            throws IOException {
        FundBench bench = PaymentListTest.open(database);
        TestRow first = bench.row(1);
        bench.take(77, first, bench.row(2));
        bench.pay(77);
        assertThat(bench.recordings.missing(0, 0, 10).items())
                .extracting(missing -> missing.payment().id(), RecordingService.Missing::overdue)
                .hasSize(2)
                .doesNotContain(tuple(first.id(), true));
        Recording.Input input = new Recording.Input(bench.kernel.base);
        assertThatThrownBy(() -> bench.recordings.create(input)).hasMessageContaining("access.forbidden");
        bench.kernel.as(bench.cashier);
        long id = bench.recordings.create(input).id();
        assertThatThrownBy(() -> bench.recordings.file(id)).hasMessageContaining("funds.file-not-ready");
        bench.kernel.jobs.crashAfter(1);
        assertThatThrownBy(() -> bench.kernel.jobs.run(RecordingExport.KIND, bench.recording))
                .isInstanceOf(TestJobs.Crash.class);
        bench.kernel.jobs.run(RecordingExport.KIND, bench.restarted().recording);
        bench.kernel.as(bench.cashier);
        Recording.View made = bench.recordings.get(id);
        assertThat(made.payments()).isEqualTo(2);
        assertThat(made.amount()).isEqualTo(Money.ofFen(200_000));
        assertThat(bench.recordings.missing(0, 0, 10).items()).isEmpty();
        assertThatThrownBy(() -> bench.recordings.create(input)).hasMessageContaining("funds.recording-nothing");
        try (InputStream file = bench.recordings.file(id).content().get();
                XSSFWorkbook workbook = new XSSFWorkbook(file)) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            assertThat(text(sheet, 0, RecordingColumn.ID_NUMBER)).isEqualTo("证件号码");
            assertThat(text(sheet, 1, RecordingColumn.ID_NUMBER)).isEqualTo(Synthetic.idNumber(1));
            assertThat(text(sheet, 1, RecordingColumn.KIND)).isEqualTo("慰问金");
            assertThat(text(sheet, 1, RecordingColumn.ID_TYPE)).isEqualTo("居民身份证");
            assertThat(text(sheet, 1, RecordingColumn.CATEGORY)).isEqualTo("1 生活困难职工");
            assertThat(text(sheet, 1, RecordingColumn.RECORDING)).isEqualTo(made.number());
            assertThat(sheet.getRow(1).getCell(RecordingColumn.AMOUNT.ordinal()).getNumericCellValue())
                    .isEqualTo(1_000.0);
            assertThat(sheet.getRow(0).getLastCellNum()).isEqualTo((short) RecordingColumn.values().length);
        }
        assertThat(bench.kernel.audit.acts()).extracting(act -> act.action()).contains("funds.recording.file");
    }

    @BothDatabases(modules = "funds")
    void what_came_back_and_is_paid_again_is_recorded_again(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.take(77, bench.row(1));
        bench.approve(77);
        long batch = bench.batch(77L);
        String reference = references(bench.send(batch)).get(0);
        String number = bench.batches.get(batch).number();
        bench.answer(batch, number + "|||PAID");
        assertThat(record(bench)).isEqualTo(1);
        bench.answer(batch, number + "|||\n" + reference + "|REFUNDED|AM04");
        assertThat(bench.recordings.missing(0, 0, 10).items()).isEmpty();
        long again = bench.making.followUp(batch, null).id();
        bench.fill();
        bench.send(again);
        bench.answer(again, bench.batches.get(again).number() + "|||PAID");
        assertThat(record(bench)).isEqualTo(1);
    }

    private static int record(FundBench bench) {
        bench.kernel.as(bench.cashier);
        long id =
                bench.recordings.create(new Recording.Input(bench.kernel.base)).id();
        bench.kernel.jobs.run(RecordingExport.KIND, bench.recording);
        bench.kernel.as(bench.clerk);
        return bench.recordings.get(id).payments();
    }

    private static String text(Sheet sheet, int row, RecordingColumn column) {
        return sheet.getRow(row).getCell(column.ordinal()).getStringCellValue();
    }

    private static long payer(FundBench bench, Set<Source> sources) {
        bench.kernel.as(bench.reviewer);
        return bench.payers
                .create(new Payer.Input(bench.kernel.base, "演示专户", "99999900099", "演示银行", null, sources, false))
                .id();
    }

    private static void state(FundBench bench, Long payer, Long receipt, long fen) {
        bench.statements.create(new Statement.Input(payer, receipt, TODAY, Money.ofFen(fen), "对账单1", null));
    }

    private static List<String> references(String bankFile) {
        return Arrays.stream(bankFile.split("\n"))
                .skip(1)
                .map(line -> line.split("\\|")[0])
                .toList();
    }
}
