package org.warmth.visits;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Map;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.sheets.RosterImport;
import org.warmth.kernelkit.TestKernel;
import org.warmth.kernelkit.TestRow;
import org.warmth.kernelkit.TestSheets;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** The module over the kernel of a test, with the people who work with it. */
final class VisitBench {
    static final LocalDate DAY = LocalDate.of(2022, 1, 8);
    static final VisitBriefingSheet SHEET = new VisitBriefingSheet(new TestMessages("visits"));

    final TestKernel kernel;
    final VisitService visits;
    final VisitLifecycle lifecycle;
    final VisitLists kind;
    final ListDesk<StepReason, VisitListView> lists;
    final VisitProblemService problems;
    final VisitPlanService plans;
    final VisitGroupService groups;
    final VisitCopies copies;
    final VisitBriefing briefings;
    final VisitIndicators indicators;
    final VisitPosting posting;
    final VisitTwins twins;
    final TestSheets sheets;
    final Caller clerk;
    final Caller chair;
    final Caller stranger;
    private long ids = 1_000;

    VisitBench(TestDatabase database) {
        kernel = new TestKernel(database);
        TestComponents components = kernel.components(new TestMessages("visits"));
        kind = components.get(VisitLists.class);
        lists = kind.desk();
        posting = components.get(VisitPosting.class);
        lifecycle = components.get(VisitLifecycle.class);
        visits = components.get(VisitService.class);
        problems = components.get(VisitProblemService.class);
        plans = components.get(VisitPlanService.class);
        groups = components.get(VisitGroupService.class);
        copies = components.get(VisitCopies.class);
        briefings = components.get(VisitBriefing.class);
        indicators = components.get(VisitIndicators.class);
        twins = components.get(VisitTwins.class);
        sheets = new TestSheets(database, components.get(VisitRoster.class));
        clerk = kernel.caller("clerk", kernel.base, Role.CLERK);
        chair = kernel.caller("chair", kernel.base, Role.CHAIR);
        stranger = kernel.caller("stranger", kernel.other, Role.CHAIR);
        kernel.as(clerk);
    }

    /** A row of goods worth 200 yuan for somebody on duty. */
    TestRow gift(int number, String name, String mobile) {
        return TestRow.of(
                number,
                ids++,
                "name",
                name,
                "mobile",
                mobile,
                "unit",
                kernel.base,
                "date",
                DAY,
                "category",
                Category.C7,
                "goods",
                "春节大礼包",
                "value",
                Money.ofFen(20_000));
    }

    /** A row of a visit to an enterprise. */
    TestRow enterprise(int number, String name) {
        return TestRow.of(number, ids++, "enterprise", name, "unit", kernel.base, "date", DAY);
    }

    /** Imports rows into a list of their own, as the clerk. */
    void take(long importId, TestRow... rows) {
        kernel.as(clerk);
        sheets.take(importId, kernel.base, Map.of(RosterImport.TITLE, "名册.xlsx"), rows);
    }

    /** Brings a list through: signed, submitted by the clerk, approved by the chair, posted. */
    void approve(long list) {
        kernel.as(clerk);
        int version = lists.get(list).version();
        version = kind.sign(list, version, "签收单.pdf", "application/pdf", new ByteArrayInputStream(new byte[] {1}))
                .version();
        version = lists.step(list, version, "submit", null).version();
        kernel.as(chair);
        lists.step(list, version, "approve", null);
        kernel.jobs.run(VisitPosting.KIND, posting);
        kernel.as(clerk);
    }

    /** What the ledger holds: people-times and fen of goods, reversals taken off. */
    long[] ledger() {
        return kernel.database.read(sql -> {
            var sums = sql.fetchOne("select coalesce(sum(times), 0), coalesce(sum(goods_fen), 0) from ledger_entries");
            return new long[] {sums.get(0, Long.class), sums.get(1, Long.class)};
        });
    }
}
