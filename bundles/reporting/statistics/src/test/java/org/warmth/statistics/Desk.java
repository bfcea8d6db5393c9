package org.warmth.statistics;

import java.util.Map;
import java.util.Set;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Workflow;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;
import org.warmth.workflow.StepStore;
import org.warmth.workflow.TableWorkflow;

/** The statistics of a small tree on a real database: district 1, town 2 below it, base union 3 below that. */
final class Desk {
    static final long DISTRICT = 1;
    static final long TOWN = 2;
    static final long BASE = 3;

    final BookedLedger ledger = new BookedLedger(Map.of(TOWN, DISTRICT, BASE, TOWN));
    final Indicators indicators = new TestComponents(new Places()).get(Indicators.class);
    final TestCallers callers = new TestCallers();
    final TestAudit audit = new TestAudit();
    final CellStore store;
    final Snapshots snapshots;
    final Cells cells;
    final FormReadings readings;
    final FormRecords records;

    Desk(TestDatabase database) {
        database.unit(DISTRICT);
        database.unit(TOWN, DISTRICT);
        database.unit(BASE, TOWN, DISTRICT);
        TestAccess access = new TestAccess(database, callers);
        TestMessages sentences = Form1.MESSAGES.sentences;
        store = new CellStore(database);
        snapshots = new Snapshots(
                ledger, indicators, new Installed("funds", "visits"), store, callers, sentences, database.clock());
        Workflow workflow =
                new TableWorkflow(new StepStore(database, database.ids(), database.clock()), access, callers, audit);
        cells = new Cells(store, snapshots, workflow, audit, callers, database.ids(), database.clock());
        Evidences evidences =
                new Evidences(snapshots, ledger, indicators, new Seasons(Form1.CAMPAIGN, Form1.LAST_YEAR));
        readings = new FormReadings(snapshots, evidences, cells, store, Form1.MESSAGES.checks, callers, sentences);
        records = new FormRecords(ledger, indicators, store, null, new Places(Form1.UNIT), callers, sentences);
        clerk();
    }

    void clerk() {
        callers.set(TestCallers.caller(11, "clerk", DISTRICT, Role.CLERK));
    }

    void chair() {
        callers.set(TestCallers.caller(12, "chair", DISTRICT, Role.CHAIR));
    }

    void officer() {
        callers.set(TestCallers.caller(13, "officer", DISTRICT, Role.OFFICER));
    }

    /** The form of a unit, alone or with all below. */
    static Question form(long unit, boolean subtree) {
        org.warmth.api.people.Unit top = new org.warmth.api.people.Unit(
                unit,
                "9900" + unit,
                Form1.UNIT.name(),
                Form1.UNIT.level(),
                0,
                false,
                Form1.UNIT.reporting(),
                null,
                Form1.UNIT.validFrom(),
                null,
                1);
        return new Question(Form1.FORM, top, Form1.CAMPAIGN, subtree);
    }

    ManualCell propose(Question form, String code, long value, Integer version) {
        return cells.propose(form, new Cells.Typed(code, value, version), "登记表");
    }

    Map<String, Long> totals(long unit) {
        return snapshots.of(form(unit, true)).totals();
    }

    Set<String> audited() {
        return audit.acts().stream().map(act -> act.action()).collect(java.util.stream.Collectors.toSet());
    }
}
