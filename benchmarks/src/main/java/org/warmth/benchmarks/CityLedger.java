package org.warmth.benchmarks;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Period;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Persons;
import org.warmth.api.people.Unit;
import org.warmth.api.statistics.FormReader;
import org.warmth.api.statistics.FormView;
import org.warmth.api.store.Database;
import org.warmth.funds.FundChanges;
import org.warmth.funds.FundIndicators;
import org.warmth.kernelkit.TestKernel;
import org.warmth.ledger.LedgerChain;
import org.warmth.ledger.LedgerFigures;
import org.warmth.ledger.LedgerPosting;
import org.warmth.ledger.Sealing;
import org.warmth.ledger.TotalsMemory;
import org.warmth.people.EnterpriseRegistry;
import org.warmth.people.Merges;
import org.warmth.people.PersonRegistry;
import org.warmth.people.UnitDraft;
import org.warmth.people.UnitRegistry;
import org.warmth.people.UnitTree;
import org.warmth.statistics.CellStore;
import org.warmth.statistics.CheckSettings;
import org.warmth.statistics.Checks;
import org.warmth.statistics.Evidences;
import org.warmth.statistics.FormViews;
import org.warmth.statistics.Forms;
import org.warmth.statistics.Indicators;
import org.warmth.statistics.Questions;
import org.warmth.statistics.Snapshots;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;
import org.warmth.visits.VisitChanges;
import org.warmth.visits.VisitIndicators;

/**
 * The ledger of a whole city in an embedded database on disk, and the server's own parts that post to it and read form
 * 1 from it, in this process: no HTTP on one side that is missing on the other.
 */
final class CityLedger implements AutoCloseable {
    /** The city, its filing units and their base unions. */
    static final int UNITS = 2_000;

    /** So many persons received something, their ids from 1. */
    static final int PERSONS = 700_000;

    private static final int FILING = 86;
    private static final String CITY = "31";
    private static final String[] BENEFITS = {
        "condolence",
        "condolence",
        "condolence",
        "aid.living",
        "aid.medical",
        "aid.study",
        "service.culture",
        "service.psychology",
        "help.return",
        "welfare.festival"
    };

    private final TestDatabase database;
    private final CitySeason season = new CitySeason();
    private final LedgerPosting ledger;
    private final Sealing sealing;
    private final FormReader forms;
    private final Persons persons;
    private final List<Long> units;
    private final Random random = new Random(2022);

    private CityLedger(Path folder) throws IOException {
        database = TestDatabase.onDisk(folder, "visits", "funds", "statistics");
        TestCallers callers = new TestCallers();
        callers.set(TestCallers.caller(7, "officer", 0, Role.CITY_OFFICER));
        TestAudit audit = new TestAudit();
        UnitTree tree = new UnitTree(database, database.clock());
        Access access = new TestAccess(database, callers);
        units = units(tree, new UnitRegistry(database, tree, access, callers, audit, database.ids(), database.clock()));
        LedgerChain chain = new LedgerChain(database.secrets(), database.clock(), database.ids());
        ledger = new LedgerPosting(database, chain, callers, audit, database.ids(), database.clock());
        TotalsMemory memory = new TotalsMemory(database, chain, tree);
        sealing = new Sealing(database, chain, memory, season);
        persons = new PersonRegistry(
                database,
                database.secrets(),
                database.ids(),
                callers,
                database.clock(),
                tree,
                TestKernel.SYNTHETIC,
                new Merges(database));
        LedgerFigures figures = new LedgerFigures(database, chain, memory, season, tree, persons);
        TestMessages messages = new TestMessages("statistics", "funds");
        Indicators indicators = new Indicators(tree)
                .with(
                        new VisitIndicators(
                                database,
                                new VisitChanges(database),
                                new EnterpriseRegistry(database, database.ids(), callers, database.clock()),
                                tree),
                        new FundIndicators(database, new FundChanges(database), season, callers, messages));
        Snapshots snapshots = new Snapshots(
                figures,
                indicators,
                () -> Set.of("funds", "visits"),
                new CellStore(database),
                callers,
                messages,
                database.clock());
        URL form1 = FormViews.class.getResource("/forms/form1.json");
        forms = new FormViews(
                new Questions(new Forms(List.of(form1)), tree, season, access, database.clock()),
                snapshots,
                new Evidences(snapshots, figures, indicators, season),
                new Checks(new CheckSettings(), messages));
    }

    /** A new ledger with so many entries, posted and sealed as on a server. */
    static CityLedger filled(Path folder, int entries) throws IOException {
        CityLedger city = new CityLedger(folder);
        city.sealing.run();
        city.post(entries);
        city.seal();
        return city;
    }

    /** A ledger that is there, as a server finds it at its start. */
    static CityLedger opened(Path folder) throws IOException {
        CityLedger city = new CityLedger(folder);
        city.sealing.run();
        return city;
    }

    private static List<Long> units(UnitTree tree, UnitRegistry registry) {
        List<UnitDraft> drafts = new ArrayList<>();
        drafts.add(draft(CITY, Unit.Level.CITY, null));
        for (int filing = 1; filing <= FILING; filing++) {
            String code = String.format("%sD%02d", CITY, filing);
            drafts.add(draft(code, Unit.Level.DISTRICT, CITY));
            int last = (UNITS - 1 - FILING) * filing / FILING;
            for (int base = (UNITS - 1 - FILING) * (filing - 1) / FILING; base < last; base++) {
                drafts.add(draft(String.format("%sB%04d", code, base), Unit.Level.BASE, code));
            }
        }
        if (tree.byCode(CITY).isEmpty()) {
            for (int from = 0; from < drafts.size(); from += Database.CHUNK) {
                registry.create(drafts.subList(from, Math.min(drafts.size(), from + Database.CHUNK)), false);
            }
        }
        return drafts.stream()
                .map(draft -> tree.byCode(draft.code()).orElseThrow().id())
                .toList();
    }

    private static UnitDraft draft(String code, Unit.Level level, String above) {
        return new UnitDraft(code, "演示工会" + code, level, null, above, null, null, null, LocalDate.of(2015, 1, 1));
    }

    /** Posts so many entries more. */
    void post(int count) {
        for (int from = 0; from < count; from += Database.CHUNK) {
            List<Entry> chunk = new ArrayList<>();
            for (int i = 0; i < Math.min(Database.CHUNK, count - from); i++) {
                chunk.add(entry());
            }
            database.write(sql -> ledger.post(chunk));
        }
    }

    private Entry entry() {
        String benefit = BENEFITS[random.nextInt(BENEFITS.length)];
        Period window = season.campaign().window();
        return new Entry(
                new SourceKey("visits", database.ids().next(), "report"),
                units.get(random.nextInt(units.size())),
                window.from().plusDays(random.nextInt(60)),
                new Benefit(benefit),
                benefit.equals("condolence") ? Category.of(1 + random.nextInt(11)) : null,
                1,
                1 + random.nextInt(PERSONS),
                0,
                0,
                0,
                random.nextInt(10) == 0 ? Set.of(Tag.values()[random.nextInt(12)]) : Set.of(),
                Money.ofFen(50_000),
                Money.ZERO,
                0,
                0,
                season.campaign().id());
    }

    /** Seals what waits. */
    void seal() {
        int sealed = sealing.seal();
        while (sealed > 0) {
            sealed = sealing.seal();
        }
    }

    /** Form 1 of the whole tree. */
    FormView form(boolean persons) {
        return forms.form("form1", units.get(0), season.campaign().id(), true, persons);
    }

    /** The sums behind form 1 as somebody writes them who has only the entries; the whole tree is all of them. */
    static int groupBy(Connection connection) throws SQLException {
        return query(
                connection,
                "select benefit, category, tags, sum(cast(times as bigint)), sum(money_fen), sum(goods_fen)"
                        + " from ledger_entries where value_date between ? and ? group by benefit, category, tags");
    }

    /** The distinct persons of one row. */
    static int countDistinct(Connection connection) throws SQLException {
        return query(
                connection,
                "select count(distinct person) from ledger_entries"
                        + " where benefit = 'condolence' and category <> '' and value_date between ? and ?");
    }

    /** The database, for what stands beside the ledger. */
    TestDatabase database() {
        return database;
    }

    /** The season. */
    CitySeason season() {
        return season;
    }

    /** The persons of the ledger's server. */
    Persons persons() {
        return persons;
    }

    /** A connection to the same database, for the floor. */
    Connection connection() throws SQLException {
        return database.source().getConnection();
    }

    private static int query(Connection connection, String sql) throws SQLException {
        Period window = new CitySeason().campaign().window();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setDate(1, Date.valueOf(window.from()));
            statement.setDate(2, Date.valueOf(window.to()));
            int rows = 0;
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows++;
                }
            }
            return rows;
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
