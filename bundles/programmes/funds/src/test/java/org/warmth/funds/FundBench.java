package org.warmth.funds;

import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.sheets.RosterImport;
import org.warmth.kernelkit.TestKernel;
import org.warmth.kernelkit.TestRow;
import org.warmth.kernelkit.TestSheets;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** The module put together by hand over the kernel of a test, with the people who work with it. */
final class FundBench {
    static final LocalDate DAY = LocalDate.of(2022, 1, 8);
    static final String PROJECT = "春节慰问金";

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
    /** Who works for the base union, by full name. */
    final Set<String> committee = new HashSet<>();

    final FundIndicators indicators;
    final PaymentPosting posting;
    final PaymentTwins twins;
    final TestSheets sheets;
    final Caller clerk;
    final Caller reviewer;
    final Caller leader;
    final Caller cashier;
    private long ids = 1_000;

    FundBench(TestDatabase database, ProjectKind... outside) {
        kernel = new TestKernel(database);
        FundCalendar calendar = new FundCalendar(kernel.campaigns, database.clock());
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
                new FundSettings(new Outside(outside)),
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
        PaymentLists kind = new PaymentLists(
                database,
                store,
                new PaymentListStore(database),
                projectStore,
                receiptStore,
                standards,
                calendar,
                new OverlapGate(finder, overlapStore),
                kernel.lists);
        lists = kind.desk();
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
                database, kind, kernel.workflow, (unit, users) -> committee, kernel.persons, kernel.accounts);
        PaymentMaker maker = new PaymentMaker(kernel.persons, kernel.accounts, calendar);
        PaymentOnce once = new PaymentOnce(store, projectStore, kernel.persons);
        posting = new PaymentPosting(store, kind, projectStore, calendar, kernel.accounts, kernel.lists, kernel.ledger);
        payments = new PaymentService(
                database,
                store,
                kind,
                maker,
                once,
                kernel.ledger,
                projects,
                projectStore,
                receiptStore,
                standards,
                kernel.persons,
                kernel.accounts,
                kernel.access,
                kernel.callers,
                kernel.audit,
                database.ids());
        indicators = new FundIndicators(database, changes, kernel.campaigns, kernel.callers, new TestMessages("funds"));
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
        clerk = kernel.caller("clerk", kernel.base, Role.CLERK);
        reviewer = kernel.caller("reviewer", kernel.base, Role.REVIEWER);
        leader = kernel.caller("leader", kernel.base, Role.LEADER);
        cashier = kernel.caller("cashier", kernel.base, Role.CASHIER);
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
        kernel.as(clerk);
        long id = projects.create(new Project.Input(
                        kernel.base, name, kind, category, receipt, Money.ofFen(budgetYuan * 100), "〔2021〕36号"))
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
            return lists.step(list, lists.get(list).version(), step, new StepInput("退回重报", DAY, "记-31"))
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
        public String[] outside_c_d() {
            return java.util.Arrays.stream(kinds).map(Enum::name).toArray(String[]::new);
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return FundSettings.Config.class;
        }
    }
}
