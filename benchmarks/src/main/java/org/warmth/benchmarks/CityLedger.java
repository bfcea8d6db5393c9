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
import org.warmth.api.access.Role;
import org.warmth.api.campaigns.Period;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;
import org.warmth.api.statistics.FormReader;
import org.warmth.api.statistics.FormView;
import org.warmth.api.store.Database;
import org.warmth.ledger.Sealing;
import org.warmth.people.PeopleSettings;
import org.warmth.people.UnitDraft;
import org.warmth.people.UnitRegistry;
import org.warmth.statistics.FormViews;
import org.warmth.statistics.Forms;
import org.warmth.statistics.Modules;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

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
    private final TestComponents components;
    private final Ledger ledger;
    private final Sealing sealing;
    private final FormReader forms;
    private final List<Long> units;
    private final Random random = new Random(2022);

    private CityLedger(Path folder) throws IOException {
        database = TestDatabase.onDisk(folder, "visits", "funds", "statistics");
        TestCallers callers = new TestCallers();
        callers.set(TestCallers.caller(7, "officer", 0, Role.CITY_OFFICER));
        URL form1 = FormViews.class.getResource("/forms/form1.json");
        Modules modules = () -> Set.of("funds", "visits");
        components = new TestComponents(
                        database,
                        database.ids(),
                        database.secrets(),
                        database.clock(),
                        callers,
                        new TestAccess(database, callers),
                        new TestAudit(),
                        season,
                        new TestMessages("statistics", "funds"),
                        modules,
                        new Forms(List.of(form1)))
                .configure(PeopleSettings.class, "synthetic", true);
        units = units(components.get(Units.class), components.get(UnitRegistry.class));
        ledger = components.get(Ledger.class);
        sealing = components.get(Sealing.class);
        forms = components.get(FormReader.class);
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

    private static List<Long> units(Units tree, UnitRegistry registry) {
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

    /** The components of the ledger's server. */
    TestComponents components() {
        return components;
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
