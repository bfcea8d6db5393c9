package org.warmth.ledger;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.warmth.api.Category;
import org.warmth.api.Tag;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Figures.Reading;
import org.warmth.testkit.TestDatabase;

/**
 * Measures the ledger by hand: posting against plain JDBC batches, form sums against a GROUP BY, persons against a
 * COUNT(DISTINCT). Arguments: DERBY or POSTGRESQL, number of entries, number of units. With -Dcpu=true on Derby, which
 * works in the caller's thread, it counts processor time: right on a busy machine too.
 */
final class LedgerMeasure {
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
    private static final Cut CONDOLENCE =
            new Cut(Set.of("condolence"), Set.of(), Set.of(), true, null, List.of(Books.SEASON));

    private final TestDatabase database;
    private final Books books;
    private final int units;
    private final Random random = new Random(2022);

    private LedgerMeasure(TestDatabase database, int units) {
        this.database = database;
        this.books = new Books(database);
        this.units = units;
        books.windows.set(Books.SEASON);
        database.write(ctx -> null);
        database.unit(1);
        for (int unit = 2; unit <= units; unit++) {
            database.unit(unit, 1);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[1]);
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.valueOf(arguments[0]))) {
            LedgerMeasure measure = new LedgerMeasure(database, Integer.parseInt(arguments[2]));
            measure.books.sealing.run();
            measure.posting(entries);
            measure.reading();
            measure.persons();
            measure.verifying();
        }
        System.exit(0);
    }

    private void posting(int entries) throws Exception {
        int part = Math.min(50_000, entries / 4);
        for (int round = 0; round < 2; round++) {
            double ours = seconds(() -> post(part));
            double plain = seconds(() -> plain(part));
            say("post %,d: ours %.2f s, plain JDBC %.2f s, ratio %.2f", part, ours, plain, ours / plain);
        }
        double rest = seconds(() -> post(entries - 2 * part));
        say("post the rest: %.1f s", rest);
        double sealing = seconds(() -> {
            int sealed = 0;
            for (int some = books.sealing.seal(); some > 0; some = books.sealing.seal()) {
                sealed += some;
            }
            return sealed;
        });
        say("seal: %.1f s", sealing);
    }

    private long records = 1;

    private Integer post(int count) {
        for (int from = 0; from < count; from += 500) {
            List<Entry> chunk = new ArrayList<>();
            for (int i = 0; i < Math.min(500, count - from); i++) {
                chunk.add(entry());
            }
            database.write(ctx -> books.ledger.post(chunk));
        }
        return count;
    }

    private Entry entry() {
        String benefit = BENEFITS[random.nextInt(BENEFITS.length)];
        Category category = benefit.equals("condolence") ? Category.of(1 + random.nextInt(11)) : null;
        LocalDate day = Books.SEASON.from().plusDays(random.nextInt(60));
        return Books.entry(
                records++,
                1 + random.nextInt(units),
                day,
                benefit,
                category,
                1,
                1 + random.nextInt(700_000),
                random.nextInt(10) == 0 ? Set.of(Tag.values()[random.nextInt(12)]) : Set.of(),
                50_000,
                0);
    }

    /** The same rows into the same tables with the same indexes, nothing checked. */
    private Integer plain(int count) throws SQLException {
        try (Connection connection = database.source().getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                            "insert into ledger_entries values (" + "?, ".repeat(21) + "?)");
                    PreparedStatement tail = connection.prepareStatement("insert into ledger_tail values (?)")) {
                EntryStore store = new EntryStore();
                for (int from = 0; from < count; from += 500) {
                    for (int i = 0; i < Math.min(500, count - from); i++) {
                        EntryRow row = EntryRow.of(
                                database.ids().next(), entry(), LocalDateTime.of(2022, 1, 10, 4, 0), "clerk");
                        Object[] values = store.values(row);
                        for (int at = 0; at < values.length; at++) {
                            if (values[at] instanceof LocalDate day) {
                                insert.setDate(at + 1, Date.valueOf(day));
                            } else if (values[at] instanceof LocalDateTime time) {
                                insert.setTimestamp(at + 1, Timestamp.valueOf(time));
                            } else {
                                insert.setObject(at + 1, values[at]);
                            }
                        }
                        insert.addBatch();
                        tail.setLong(1, row.id());
                        tail.addBatch();
                    }
                    insert.executeBatch();
                    tail.executeBatch();
                    connection.commit();
                }
            }
        }
        return count;
    }

    private void reading() throws Exception {
        LedgerFigures cold = books.another();
        double first = seconds(() -> cold.totals(Books.below(1)));
        Reading reading = cold.totals(Books.below(1));
        say("totals: %,d rows, people-times %,d", reading.rows().size(), Books.times(reading));
        double[] group = new double[3];
        double[] again = new double[20];
        for (int i = 0; i < group.length; i++) {
            group[i] = seconds(this::groupBy);
        }
        for (int i = 0; i < again.length; i++) {
            post(1);
            again[i] = seconds(() -> cold.totals(Books.below(1)));
            if (i % 5 == 0) {
                books.sealing.seal();
            }
        }
        double coldAgain = seconds(() -> books.another().totals(Books.below(1)));
        say(
                "form: cold %.0f ms and %.0f ms, one entry later %.2f ms; GROUP BY %.0f ms: %.0f and %.1f times faster",
                1e3 * first,
                1e3 * coldAgain,
                1e3 * median(again),
                1e3 * median(group),
                median(group) / median(again),
                median(group) / coldAgain);
    }

    private Integer groupBy() throws SQLException {
        return query("select e.benefit, e.category, sum(cast(e.times as bigint)), sum(e.money_fen), sum(e.goods_fen)"
                + " from ledger_entries e join unit_scope s on s.unit = e.unit_id and s.ancestor = 1"
                + " where e.value_date between '2021-12-20' and '2022-02-20' group by e.benefit, e.category");
    }

    private void persons() throws Exception {
        double plain = seconds(() -> query("select count(distinct e.person) from ledger_entries e"
                + " join unit_scope s on s.unit = e.unit_id and s.ancestor = 1 where e.benefit = 'condolence'"
                + " and e.category <> '' and e.value_date between '2021-12-20' and '2022-02-20'"));
        double ours = seconds(() -> books.figures.persons(Books.below(1), CONDOLENCE));
        post(1);
        double later = seconds(() -> books.figures.persons(Books.below(1), CONDOLENCE));
        List<Cut> rows = new ArrayList<>();
        Arrays.stream(Category.values())
                .forEach(category ->
                        rows.add(new Cut(Set.of(), Set.of(), Set.of(category), true, null, List.of(Books.SEASON))));
        List.of("aid.living", "aid.medical", "aid.study", "service.culture", "service", "help.return", "aid")
                .forEach(prefix ->
                        rows.add(new Cut(Set.of(prefix), Set.of(), Set.of(), false, null, List.of(Books.SEASON))));
        double form = seconds(() -> books.figures.persons(Books.below(1), rows));
        say(
                "persons: COUNT(DISTINCT) %.2f s, ours %.2f s, one entry later %.3f s, all %d rows of a form %.2f s",
                plain, ours, later, rows.size(), form);
    }

    private void verifying() throws Exception {
        double all = seconds(() -> books.verifier.verify(percent -> {}).finding() == null ? 1 : 0 / 0);
        say("verify: %.1f s", all);
    }

    private Integer query(String sql) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    private static double seconds(Callable<?> work) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean cpu = Boolean.getBoolean("cpu");
        long start = cpu ? threads.getCurrentThreadCpuTime() : System.nanoTime();
        work.call();
        return ((cpu ? threads.getCurrentThreadCpuTime() : System.nanoTime()) - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void say(String text, Object... values) {
        System.out.println(String.format(text, values));
    }
}
