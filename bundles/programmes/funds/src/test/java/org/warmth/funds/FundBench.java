package org.warmth.funds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.access.Staff;
import org.warmth.api.hardship.HardshipFiles;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.sheets.RosterImport;
import org.warmth.kernelkit.TestClock;
import org.warmth.kernelkit.TestKernel;
import org.warmth.kernelkit.TestRow;
import org.warmth.kernelkit.TestSheets;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** The module over the kernel of a test, with the people who work with it. */
final class FundBench {
    static final LocalDate DAY = LocalDate.of(2022, 1, 8);
    static final String PROJECT = "春节慰问金";
    private static final long PAYERS = 100_000;

    final TestKernel kernel;
    final ReceiptService receipts;
    final LotService lots;
    final FundReceipts given;
    final StandardService standards;
    final ProjectService projects;
    final ListDesk<StepInput, PaymentListView> lists;
    final PaymentService payments;
    final OverlapService overlaps;
    final OverlapCheck overlapCheck;
    final ListWarnings warnings;
    final ListPublicity publicity;
    /** Who works for the base union, by full name. */
    final Set<String> committee = new HashSet<>();

    final ReceiptLifecycle receiptLife;
    final StandardLifecycle standardLife;
    final ProjectLifecycle projectLife;
    final CashLifecycle cashLife;
    final PaymentLists kind;
    final PaymentLifecycle paymentLife;
    final BatchLifecycle batchLife;
    final ApprovedPayments approved;
    final BatchMaking making;
    final BatchService batches;
    final BatchLines lines;
    final ReturnService returns;
    final PayerService payers;
    final CashService cash;
    final StatementService statements;
    final BalanceService balances;
    final VoucherService vouchers;
    final RecordingService recordings;
    final ProposedPayments proposed;
    final FundIndicators indicators;
    final PaymentPosting posting;
    final BatchFilling filling;
    final BatchMoving moving;
    final BatchExport export;
    final ReturnPosting answers;
    final RecordingExport recording;
    final PaymentTwins twins;
    final AidFiles files;
    final TestSheets sheets;
    final Caller clerk;
    final Caller reviewer;
    final Caller leader;
    final Caller cashier;
    private final ProjectKind[] outside;
    final TestComponents components;
    private long ids = 1_000;

    FundBench(TestDatabase database, ProjectKind... outside) {
        this(new TestKernel(database), null, outside);
    }

    /** The module at a time that the test sets. */
    FundBench(TestDatabase database, TestClock clock) {
        this(new TestKernel(database, clock), null);
    }

    /** The module after a restart: other services over the same database, the same people. */
    FundBench restarted() {
        return new FundBench(kernel, this, outside);
    }

    private FundBench(TestKernel kernel, FundBench before, ProjectKind... outside) {
        this.kernel = kernel;
        this.outside = outside;
        TestDatabase database = kernel.database;
        Staff staff = (unit, users) -> committee;
        components = kernel.components(new TestMessages("funds"), new TestFormat(), staff)
                .configure(FundSettings.class, "query_days", 0)
                .configure(
                        FundSettings.class,
                        "outside_c_d",
                        Stream.of(outside).map(Enum::name).toArray(String[]::new));
        receiptLife = components.get(ReceiptLifecycle.class);
        standardLife = components.get(StandardLifecycle.class);
        projectLife = components.get(ProjectLifecycle.class);
        cashLife = components.get(CashLifecycle.class);
        kind = components.get(PaymentLists.class);
        paymentLife = components.get(PaymentLifecycle.class);
        batchLife = components.get(BatchLifecycle.class);
        lists = kind.desk();
        receipts = components.get(ReceiptService.class);
        lots = components.get(LotService.class);
        given = components.get(FundReceipts.class);
        standards = components.get(StandardService.class);
        projects = components.get(ProjectService.class);
        publicity = components.get(ListPublicity.class);
        overlaps = components.get(OverlapService.class);
        overlapCheck = components.get(OverlapCheck.class);
        warnings = components.get(ListWarnings.class);
        posting = components.get(PaymentPosting.class);
        filling = components.get(BatchFilling.class);
        moving = components.get(BatchMoving.class);
        export = components.get(BatchExport.class);
        payers = components.get(PayerService.class);
        making = components.get(BatchMaking.class);
        batches = components.get(BatchService.class);
        lines = components.get(BatchLines.class);
        returns = components.get(ReturnService.class);
        answers = components.get(ReturnPosting.class);
        approved = components.get(ApprovedPayments.class);
        cash = components.get(CashService.class);
        payments = components.get(PaymentService.class);
        statements = components.get(StatementService.class);
        balances = components.get(BalanceService.class);
        vouchers = components.get(VoucherService.class);
        recordings = components.get(RecordingService.class);
        recording = components.get(RecordingExport.class);
        proposed = components.get(ProposedPayments.class);
        indicators = components.get(FundIndicators.class);
        twins = components.get(PaymentTwins.class);
        files = components.get(AidFiles.class);
        sheets = new TestSheets(database, components.get(PaymentRoster.class));
        clerk = before == null ? kernel.caller("clerk", kernel.base, Role.CLERK) : before.clerk;
        reviewer = before == null ? kernel.caller("reviewer", kernel.base, Role.REVIEWER) : before.reviewer;
        leader = before == null ? kernel.caller("leader", kernel.base, Role.LEADER) : before.leader;
        cashier = before == null ? kernel.caller("cashier", kernel.base, Role.CASHIER) : before.cashier;
        ids = before == null ? 1_000 : before.ids;
        kernel.as(clerk);
    }

    /** Somebody keeps hardship files from now on. */
    void filesKeptBy(HardshipFiles keeper) {
        components.give(keeper);
    }

    /** Money booked, a standard of 500 to 2000 yuan, and an approved project of a kind. */
    long open(String name, ProjectKind kind, Category category, long budgetYuan) {
        long receipt = receive(budgetYuan * 2);
        standard(null, 50_000, 200_000);
        return project(name, kind, category, receipt, budgetYuan);
    }

    long receive(long yuan) {
        kernel.as(reviewer);
        return receipts.create(receipt(Source.B3, ReceiptKind.RECEIVED, yuan)).id();
    }

    Receipt.Input receipt(Source source, ReceiptKind kind, long yuan) {
        return new Receipt.Input(
                kernel.base, source, kind, DAY, Money.ofFen(yuan * 100), null, "演示单位", null, null, null, null);
    }

    void standard(Category category, long min, long max) {
        kernel.as(clerk);
        long id = standards
                .create(new Standard.Input(
                        kernel.base, 2022, null, category, Money.ofFen(min), Money.ofFen(max), "〔2021〕35号", null))
                .id();
        kernel.as(leader);
        standards.step(id, 1, "approve", null);
        kernel.as(clerk);
    }

    long project(String name, ProjectKind kind, Category category, long receipt, long budgetYuan) {
        return project(name, kind, category, receipt, budgetYuan, null);
    }

    long project(String name, ProjectKind kind, Category category, long receipt, long budgetYuan, Channel channel) {
        return project(name, kind, category, receipt, budgetYuan, channel, false);
    }

    /** A project, approved; whose lists hang out first, or as the city settles it. */
    long project(
            String name,
            ProjectKind kind,
            Category category,
            long receipt,
            long budgetYuan,
            Channel channel,
            Boolean publicised) {
        kernel.as(clerk);
        long id = projects.create(new Project.Input(
                        kernel.base,
                        name,
                        kind,
                        category,
                        receipt,
                        Money.ofFen(budgetYuan * 100),
                        "〔2021〕36号",
                        channel,
                        publicised))
                .id();
        projects.step(id, 1, "submit", null);
        kernel.as(leader);
        projects.step(id, 2, "approve", null);
        kernel.as(clerk);
        return id;
    }

    /** A row that pays somebody 1000 yuan from the usual project; each number is another person. */
    TestRow row(int person) {
        return row(person, PROJECT);
    }

    TestRow row(int person, String project) {
        return TestRow.of(
                person + 1,
                ids++,
                "name",
                "李例安",
                "idNumber",
                Synthetic.idNumber(person),
                "number",
                Synthetic.card(person),
                "holder",
                "李例安",
                "amount",
                Money.ofFen(100_000),
                "project",
                project,
                "category",
                project.equals(PROJECT) ? Category.C1 : null);
    }

    /** Imports rows into a list of their own, as the clerk. */
    void take(long importId, TestRow... rows) {
        kernel.as(clerk);
        sheets.take(importId, kernel.base, Map.of(RosterImport.TITLE, "发放名册.xlsx"), rows);
    }

    /** Takes a step as somebody; the list's new version. */
    int step(Caller caller, long list, String step) {
        kernel.as(caller);
        try {
            return lists.step(list, lists.get(list).version(), step, new StepInput("退回重报", DAY, "记-31", null))
                    .version();
        } finally {
            kernel.as(clerk);
        }
    }

    /** Brings a list through to paid and posted. */
    void pay(long list) {
        step(clerk, list, "submit");
        step(reviewer, list, "check");
        step(leader, list, "approve");
        step(cashier, list, "pay");
        kernel.jobs.run(PaymentPosting.KIND, posting);
    }

    /** Brings a list through to approved. */
    void approve(long list) {
        step(clerk, list, "submit");
        step(reviewer, list, "check");
        step(leader, list, "approve");
    }

    /** An account that pays, the unit's own. */
    long payer() {
        kernel.as(reviewer);
        long id = payers.create(new Payer.Input(
                        kernel.base,
                        "演示一区第一基层工会",
                        "9999990000000" + (PAYERS + ids++),
                        "演示银行",
                        "999999999999",
                        null,
                        false))
                .id();
        kernel.as(clerk);
        return id;
    }

    /** What makes a batch of lists, of whose payments the first tells from which money. */
    Batch.Input batchOf(long payer, Long... lists) {
        long project = payments.page(new PaymentQuery(0, lists[0], 0, 0, Set.of(), 0), 1)
                .items()
                .get(0)
                .facts()
                .project();
        return batchFrom(project, payer, lists);
    }

    /** What makes a batch of lists that pays from a project's money. */
    Batch.Input batchFrom(long project, long payer, Long... lists) {
        return new Batch.Input(
                kernel.base,
                "第一批",
                projects.get(project).channel(),
                projects.get(project).receipt(),
                payer,
                TestFormat.ID,
                List.of(lists),
                null,
                "春节慰问金",
                null);
    }

    /** A batch of approved lists, filled, as the clerk. */
    long batch(Long... lists) {
        long payer = payer();
        long id = making.create(batchOf(payer, lists)).id();
        fill();
        return id;
    }

    void fill() {
        kernel.jobs.run(BatchFilling.KIND, filling);
    }

    /** Takes a step with a batch as somebody, and lets its job run. */
    BatchView act(Caller caller, long batch, String step) {
        kernel.as(caller);
        try {
            batches.step(batch, batches.get(batch).version(), step, new StepInput("再核对", DAY, "记-32", null));
            kernel.jobs.run(BatchFilling.KIND, filling);
            kernel.jobs.run(BatchMoving.KIND, moving);
            kernel.jobs.run(BatchExport.KIND, export);
            return batches.get(batch);
        } finally {
            kernel.as(clerk);
        }
    }

    /** Brings a batch through to exported. */
    BatchView export(long batch) {
        act(reviewer, batch, "check");
        act(leader, batch, "authorise");
        return act(cashier, batch, "export");
    }

    /** Hands the bank file of a batch out to the cashier; what it holds. */
    String handOut(long batch, String reason) {
        kernel.as(cashier);
        try (var content = batches.handOut(batch, batches.get(batch).version(), reason)
                .content()
                .get()) {
            return new String(content.readAllBytes(), TestFormat.CHARSET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            kernel.as(clerk);
        }
    }

    /** Brings a batch through to sent; the bank file. */
    String send(long batch) {
        export(batch);
        String file = handOut(batch, null);
        act(cashier, batch, "send");
        return file;
    }

    /** The bank answers; the cashier brings the file, and a job does what it says. */
    ReturnFile answer(long batch, String file) {
        kernel.as(cashier);
        try {
            ReturnFile taken =
                    returns.receive(batch, "回盘.txt", new ByteArrayInputStream(file.getBytes(TestFormat.CHARSET)));
            kernel.jobs.run(ReturnPosting.KIND, answers);
            return returns.of(batch).stream()
                    .filter(each -> each.id() == taken.id())
                    .findFirst()
                    .orElseThrow();
        } finally {
            kernel.as(clerk);
        }
    }

    /** Where a payment stands. */
    PaymentState state(long payment) {
        return payments.get(payment).state();
    }

    /** Lets a person count as another, as a merge that two officers agreed on does. */
    void same(long absorbed, long kept) {
        kernel.database.write(sql -> {
            sql.execute(
                    "insert into people_merges (id, unit, kept, absorbed, merge_state, standing, version)"
                            + " values (?, ?, ?, ?, 'MERGED', 0, 2)",
                    absorbed + 1,
                    kernel.base,
                    kept,
                    absorbed);
            return sql.execute("update people_merge_change set change_no = change_no + 1");
        });
    }

    /** Lets somebody's money go to another's account, as two people decided. */
    void relative(long account, long person) {
        kernel.database.write(sql -> sql.execute(
                "insert into people_proxies (id, unit, account, person, relation, proxy_state, standing, version)"
                        + " values (1, ?, ?, ?, '母子', 'APPROVED', 0, 2)",
                kernel.base,
                account,
                person));
    }

    /** What the ledger holds: people-times and fen of money, reversals taken off. */
    long[] ledger() {
        return kernel.database.read(sql -> {
            var sums = sql.fetchOne("select coalesce(sum(times), 0), coalesce(sum(money_fen), 0) from ledger_entries");
            return new long[] {sums.get(0, Long.class), sums.get(1, Long.class)};
        });
    }

    /** How many entries of the ledger are so. */
    int entries(String where) {
        return kernel.database.read(sql -> sql.fetchOne("select count(*) from ledger_entries where " + where)
                .get(0, Integer.class));
    }
}
