package org.warmth.people;

import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.people.Unit;
import org.warmth.api.records.RecordService;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;
import org.warmth.workflow.StepStore;
import org.warmth.workflow.TableWorkflow;
import org.warmth.workflow.records.RecordKeeper;

/** The module put together on a test's database, with synthetic identifiers allowed. */
final class PeopleTest {
    static final Caller ADMIN = TestCallers.caller(1, "admin", 0, Role.SYSTEM_ADMIN);
    static final LocalDate LAST_YEAR = LocalDate.of(2021, 6, 30);
    static final LocalDate TODAY = LocalDate.of(2022, 1, 10);

    final TestDatabase database;
    final TestCallers callers = new TestCallers();
    final TestAudit audit = new TestAudit();
    final TestAccess access;
    final UnitTree tree;
    final UnitRegistry units;
    final UnitDirectory directory;
    final PersonRegistry persons;
    final AccountRegistry accounts;
    final EnterpriseRegistry enterprises;
    final PersonDesk desk;
    final MergeDesk mergeDesk;
    final ProxyDesk proxyDesk;

    PeopleTest(TestDatabase database) {
        this.database = database;
        PeopleSettings settings = synthetic();
        access = new TestAccess(database, callers);
        tree = new UnitTree(database, database.clock());
        units = new UnitRegistry(database, tree, access, callers, audit, database.ids(), database.clock());
        directory = new UnitDirectory(tree, callers);
        Merges merges = new Merges(database);
        persons = new PersonRegistry(
                database, database.secrets(), database.ids(), callers, database.clock(), tree, settings, merges);
        accounts = new AccountRegistry(
                database, database.secrets(), database.ids(), callers, audit, database.clock(), merges);
        enterprises = new EnterpriseRegistry(database, database.ids(), callers, database.clock());
        desk = new PersonDesk(database, persons, accounts, access, callers, audit, settings, tree, merges);
        RecordService records = new RecordKeeper(callers, audit);
        TableWorkflow workflow =
                new TableWorkflow(new StepStore(database, database.ids(), database.clock()), access, callers, audit);
        mergeDesk = new MergeDesk(database, merges, persons, desk, access, workflow, records, database.ids());
        proxyDesk = new ProxyDesk(database, persons, accounts, merges, access, workflow, records, database.ids());
        callers.set(ADMIN);
    }

    static PeopleSettings synthetic() {
        return new PeopleSettings(new Synthetic());
    }

    /** Another node on the same database. */
    UnitTree otherNode() {
        return new UnitTree(database, database.clock());
    }

    long found(String code, Unit.Level level, long parent) {
        return units.create(List.of(draft(code, level, parent)), true).get(0);
    }

    static UnitDraft draft(String code, Unit.Level level, long parent) {
        return new UnitDraft(code, "演示" + code + "工会", level, parent, null, null, null, null, null);
    }

    static UnitDraft draft(String code, Unit.Level level, String parentCode) {
        return new UnitDraft(code, "演示" + code + "工会", level, null, parentCode, null, null, null, null);
    }

    /** A synthetic number, the n-th. */
    static String number(int n) {
        String digits = "9999991980" + String.format("%02d%02d%03d", 1 + n % 12, 1 + n / 12 % 28, 900 + n / 336 % 100);
        return digits + Mod11.check(digits);
    }

    /** Synthetic identifiers are taken. */
    @SuppressWarnings("ClassExplicitlyAnnotation")
    private static final class Synthetic implements PeopleSettings.Settings {
        @Override
        public boolean synthetic() {
            return true;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return PeopleSettings.Settings.class;
        }
    }
}
