package org.warmth.funds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.sheets.RosterImport;
import org.warmth.kernelkit.TestClock;
import org.warmth.kernelkit.TestKernel;
import org.warmth.kernelkit.TestRow;
import org.warmth.kernelkit.TestSheets;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** The module put together by hand over the kernel of a test, with the people who work with it. */
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
    final AidFiles files = new AidFiles();
    /** Who works for the base union, by full name. */
    final Set<String> committee = new HashSet<>();

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
    final TestSheets sheets;
    final Caller clerk;
    final Caller reviewer;
    final Caller leader;
    final Caller cashier;
    private final ProjectKind[] outside;
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
        FundCalendar calendar = new FundCalendar(kernel.campaigns, kernel.clock);
        FundSettings settings = new FundSettings(new Outside(outside));
        FundChanges changes = new FundChanges(database);
        ReceiptStore receiptStore = new ReceiptStore(database);
        ProjectStore projectStore = new ProjectStore(database);
        PaymentStore store = new PaymentStore(database, kernel.lists);
        receipts = new ReceiptService(
                database,
                receiptStore,
                calendar,
                changes,
                kernel.campaigns,
                kernel.workflow,
                kernel.callers,
                kernel.units,
                database.ids());
        lots = new LotService(
                database,
                new LotStore(database),
                receipts,
                receiptStore,
                kernel.access,
                kernel.callers,
                kernel.audit,
                database.ids());
        given = new FundReceipts(
                database,
                new FundGiftStore(database),
                receipts,
                receiptStore,
                lots,
                new LotStore(database),
                calendar,
                database.ids());
        standards = new StandardService(
                database,
                new StandardStore(database),
                calendar,
                kernel.workflow,
                kernel.callers,
                kernel.units,
                database.ids());
        projects = new ProjectService(
                database,
                projectStore,
                receiptStore,
                settings,
                calendar,
                kernel.workflow,
                kernel.access,
                kernel.callers,
                kernel.audit,
                kernel.units,
                database.ids());
        OverlapStore overlapStore = new OverlapStore(database);
        OverlapFinder finder =
                new OverlapFinder(overlapStore, projectStore, receiptStore, calendar, kernel.received, kernel.persons);
        CashStore cashStore = new CashStore(database);
        PaymentListStore listStore = new PaymentListStore(database);
        PaymentLists kind = new PaymentLists(
                database,
                store,
                listStore,
                projectStore,
                receiptStore,
                standards,
                calendar,
                new OverlapGate(finder, overlapStore),
                cashStore,
                settings,
                kernel.publicities,
                kernel.workflow,
                kernel.lists);
        lists = kind.desk();
        publicity = new ListPublicity(
                database,
                kind,
                listStore,
                projectStore,
                kernel.publicities,
                kernel.persons,
                kernel.units,
                kernel.access);
        overlaps = new OverlapService(
                database,
                overlapStore,
                kind,
                store,
                projectStore,
                kernel.workflow,
                kernel.jobs,
                kernel.access,
                kernel.callers,
                kernel.audit,
                kernel.persons,
                kernel.units,
                new TestMessages("funds"));
        overlapCheck = new OverlapCheck(finder, overlapStore, database.ids());
        warnings = new ListWarnings(
                database,
                kind,
                kernel.workflow,
                (unit, users) -> committee,
                kernel.persons,
                kernel.accounts,
                projectStore,
                files,
                calendar);
        PaymentMaker maker = new PaymentMaker(kernel.persons, kernel.accounts, calendar);
        PaymentOnce once = new PaymentOnce(store, projectStore, kernel.persons);
        PaymentEntries entries = new PaymentEntries(projectStore, calendar, files);
        posting = new PaymentPosting(store, kind, entries, kernel.accounts, kernel.lists, kernel.ledger);
        BatchStore batchStore = new BatchStore(database);
        BatchItemStore items = new BatchItemStore(database, store);
        PayerStore payerStore = new PayerStore(database);
        ReturnStore returnStore = new ReturnStore(database);
        BankFormats formats = new BankFormats().with(new TestFormat());
        PaymentMoves moves = new PaymentMoves(store, kernel.workflow);
        BatchCheck check = new BatchCheck(kernel.persons, kernel.accounts, once, calendar);
        TestMessages messages = new TestMessages("funds");
        filling = new BatchFilling(batchStore, items, store, listStore, moves, check, formats);
        moving = new BatchMoving(batchStore, items, moves);
        export = new BatchExport(
                batchStore,
                items,
                payerStore,
                formats,
                kernel.disbursements,
                kernel.files,
                kernel.audit,
                database.clock());
        payers = new PayerService(database, payerStore, kernel.access, kernel.callers, kernel.audit, database.ids());
        BatchJobs jobs = new BatchJobs(kernel.jobs);
        making = new BatchMaking(
                database,
                batchStore,
                items,
                jobs,
                store,
                kind,
                receiptStore,
                payerStore,
                formats,
                calendar,
                kernel.workflow,
                kernel.access,
                kernel.callers,
                kernel.units,
                database.ids(),
                database.clock());
        batches = new BatchService(
                database,
                batchStore,
                items,
                new HandoutStore(database),
                new BatchEyes(batchStore, items, kernel.workflow, kernel.callers),
                settings,
                calendar,
                kernel.files,
                jobs,
                kernel.workflow,
                kernel.callers,
                database.clock());
        lines = new BatchLines(items, check, formats, kernel.persons, kernel.accounts, messages, kernel.callers);
        returns = new ReturnService(
                database,
                batches,
                batchStore,
                returnStore,
                kernel.files,
                kernel.jobs,
                kernel.access,
                kernel.callers,
                database.ids(),
                database.clock());
        answers = new ReturnPosting(
                batchStore,
                items,
                returnStore,
                new ReturnCheck(items, kernel.accounts, kernel.files, calendar),
                formats,
                moves,
                entries,
                kind,
                calendar,
                kernel.accounts,
                kernel.ledger);
        approved = new ApprovedPayments(
                database,
                store,
                kind,
                new FixStore(database, database.ids(), database.clock()),
                items,
                projectStore,
                receiptStore,
                calendar,
                kernel.persons,
                kernel.accounts,
                kernel.ledger,
                kernel.workflow,
                kernel.access,
                kernel.callers,
                kernel.audit);
        cash = new CashService(database, cashStore, kind, kernel.files, kernel.workflow, kernel.access, kernel.audit);
        payments = new PaymentService(
                database,
                store,
                kind,
                maker,
                once,
                items,
                projects,
                projectStore,
                standards,
                kernel.persons,
                kernel.accounts,
                kernel.workflow,
                kernel.callers,
                kernel.audit,
                database.ids());
        StatementStore statementStore = new StatementStore(database);
        statements = new StatementService(
                database,
                statementStore,
                payerStore,
                receiptStore,
                calendar,
                kernel.access,
                kernel.callers,
                kernel.audit,
                database.ids());
        balances = new BalanceService(
                database, new BalanceStore(database), statementStore, payerStore, calendar, kernel.access);
        vouchers = new VoucherService(new VoucherStore(database), kernel.callers);
        RecordingStore recordingStore = new RecordingStore(database, store, calendar);
        recordings = new RecordingService(
                database,
                recordingStore,
                payments,
                settings,
                calendar,
                kernel.files,
                kernel.jobs,
                kernel.access,
                kernel.callers,
                kernel.audit,
                database.ids(),
                database.clock());
        recording = new RecordingExport(
                recordingStore,
                new RecordingSheet(messages),
                projectStore,
                kernel.persons,
                kernel.disbursements,
                kernel.units,
                kernel.files);
        proposed = new ProposedPayments(
                database,
                store,
                kind,
                once,
                projectStore,
                standards,
                calendar,
                kernel.persons,
                kernel.accounts,
                kernel.units,
                kernel.access,
                kernel.audit,
                database.ids());
        indicators = new FundIndicators(database, changes, kernel.campaigns, kernel.callers, messages);
        twins = new PaymentTwins(database, kernel.callers);
        sheets = new TestSheets(
                database,
                new PaymentRoster(
                        kernel.lists,
                        kind,
                        maker,
                        once,
                        projects,
                        projectStore,
                        standards,
                        kernel.persons,
                        kernel.accounts));
        clerk = before == null ? kernel.caller("clerk", kernel.base, Role.CLERK) : before.clerk;
        reviewer = before == null ? kernel.caller("reviewer", kernel.base, Role.REVIEWER) : before.reviewer;
        leader = before == null ? kernel.caller("leader", kernel.base, Role.LEADER) : before.leader;
        cashier = before == null ? kernel.caller("cashier", kernel.base, Role.CASHIER) : before.cashier;
        ids = before == null ? 1_000 : before.ids;
        kernel.as(clerk);
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

    private record Outside(ProjectKind... kinds) implements FundSettings.Config {
        @Override
        public String[] publicity_kinds() {
            return new String[] {"LIVING", "STUDY", "MEDICAL", "OTHER"};
        }

        @Override
        public int papers_days() {
            return 15;
        }

        @Override
        public String[] outside_c_d() {
            return java.util.Arrays.stream(kinds).map(Enum::name).toArray(String[]::new);
        }

        @Override
        public long authorise_chair() {
            return 5_000;
        }

        @Override
        public long authorise_officer() {
            return 50_000;
        }

        @Override
        public int query_days() {
            return 0;
        }

        @Override
        public int record_days() {
            return 30;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return FundSettings.Config.class;
        }
    }
}
