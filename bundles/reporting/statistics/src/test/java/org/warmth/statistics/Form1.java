package org.warmth.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.warmth.api.Money;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.Unit;
import org.warmth.api.statistics.FormView;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.testkit.TestMessages;

/** Form 1 and a season to fill it with. */
final class Form1 {
    static final Form FORM = read();
    static final Messages1 MESSAGES = new Messages1();
    static final Campaign CAMPAIGN = new Campaign(
            7,
            "2022",
            "2022年元旦春节送温暖活动",
            2022,
            new Period(LocalDate.of(2021, 12, 11), LocalDate.of(2022, 2, 15)),
            new Period(LocalDate.of(2021, 11, 1), LocalDate.of(2021, 11, 30)),
            Instant.parse("2022-01-20T16:00:00Z"),
            0,
            1);
    static final Campaign LAST_YEAR = new Campaign(
            6,
            "2021",
            "2021年元旦春节送温暖活动",
            2021,
            new Period(LocalDate.of(2020, 12, 15), LocalDate.of(2021, 2, 26)),
            null,
            Instant.parse("2021-02-01T16:00:00Z"),
            0,
            1);
    static final Unit UNIT = new Unit(
            1,
            "99D01",
            "演示一区总工会",
            Unit.Level.DISTRICT,
            0,
            true,
            Unit.Reporting.RECORDS,
            null,
            LocalDate.of(2020, 1, 1),
            null,
            1);

    private Form1() {}

    /** The sentences and checks without any configuration. */
    static final class Messages1 {
        final TestMessages sentences = new TestMessages("statistics");
        final Checks checks = new Checks(new CheckSettings(), sentences);
    }

    private static Form read() {
        try (InputStream json = Form1.class.getResourceAsStream("/forms/form1.json")) {
            return new Form(FormDefinition.read(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A season as it should be: every check passes. Counts, and money in fen. */
    static Map<String, Long> good() {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("A", 38L);
        long[] raised = {2_203_456, 4_400_000, 33_000_001, 7_150_000, 6_600_000, 1_650_000};
        for (int n = 0; n < raised.length; n++) {
            values.put("B" + (n + 1), raised[n]);
        }
        int[] people = {61, 42, 33, 29, 221, 41, 423, 19, 31, 44, 72};
        long[] yuan = {1040, 2382, 512, 771, 116, 333, 98, 640, 720, 502, 1291};
        for (int n = 0; n < people.length; n++) {
            values.put("C" + (n + 1), (long) people[n]);
            values.put("D" + (n + 1), people[n] * yuan[n] * 100);
        }
        long[] rest = {3, 71, 12, 9, 5};
        for (int n = 0; n < rest.length; n++) {
            values.put("E" + (n + 1), rest[n]);
        }
        values.put("F1", 57L);
        values.put("F2", 311L);
        values.put("F3", 893L);
        values.put("G", 87L);
        values.put("H", 14L);
        values.put("I", 13_120_050L);
        values.put("J1", 41L);
        values.put("J2", 1_365_300L);
        values.put("J3", 97L);
        values.put("J4", 1_125_200L);
        return values;
    }

    /** The good season with some rows changed; null takes a value away. */
    static Map<String, Long> with(Object... codesAndValues) {
        Map<String, Long> values = good();
        for (int n = 0; n < codesAndValues.length; n += 2) {
            Number value = (Number) codesAndValues[n + 1];
            values.put((String) codesAndValues[n], value == null ? null : Long.valueOf(value.longValue()));
        }
        return values;
    }

    /** All rows of these figures, sums included. */
    static Map<String, Long> summed(Map<String, Long> figures) {
        return Snapshot.withSums(FORM, figures);
    }

    /** What is known beside these values of a season as it should be; G was typed by hand. */
    static Evidence evidence(Map<String, Long> totals) {
        Map<String, Long> live = new LinkedHashMap<>(totals);
        live.remove("G");
        Map<String, Long> last = new LinkedHashMap<>();
        FORM.figures().forEach(code -> {
            Long value = totals.get(code);
            last.put(code, value == null ? 0 : value - value / 10);
        });
        Map<String, Long> persons = new LinkedHashMap<>();
        Map<String, Long> unnamed = new LinkedHashMap<>();
        long all = 0;
        for (int n = 1; n <= 11; n++) {
            long times = totals.getOrDefault("C" + n, 0L);
            persons.put("C" + n, times - times / 2);
            unnamed.put("C" + n, times / 4);
            all += times - times / 2;
        }
        persons.put("C", all);
        return Evidence.of(totals)
                .with(Aspect.LIVE, live)
                .with(Aspect.LAST, summed(last))
                .with(Aspect.PERSONS, persons)
                .with(Aspect.UNNAMED, unnamed)
                .with(Aspect.LATE, Map.of())
                .with(Fact.HEADED, true)
                .with(Fact.OVERDUE, false)
                .with(Fact.UNHELPED, false);
    }

    /** The form with these values, as {@link FormViews} would show it. */
    static FormViews.Shown shown(Map<String, Long> totals) {
        return shown(evidence(totals));
    }

    static FormViews.Shown shown(Evidence evidence) {
        Map<String, Long> totals = evidence.figures().get(Aspect.REPORTED);
        List<FormView.Line> lines = new ArrayList<>();
        for (FormRow row : FORM.rows()) {
            Long total = totals.get(row.code());
            Money money = row.money() && total != null ? Money.ofFen(total) : null;
            lines.add(new FormView.Line(
                    row.code(),
                    row.number(),
                    row.group(),
                    row.label(),
                    row.measure(),
                    row.money() || total == null ? null : Integer.valueOf(total.intValue()),
                    money,
                    money == null ? null : money.wan().toPlainString(),
                    row.sum() ? String.join("+", row.formula()) : null,
                    row.code().equals("G"),
                    row.code().equals("G") ? "返乡专列登记表，未启用农民工模块" : null,
                    null,
                    row.code().startsWith("B") ? Money.ofFen(50_000) : null,
                    null));
        }
        FormView view = new FormView(
                FORM.name(),
                FORM.title(CAMPAIGN.year()),
                UNIT.id(),
                UNIT.name(),
                CAMPAIGN.id(),
                CAMPAIGN.code(),
                true,
                lines,
                MESSAGES.checks.run(FORM, evidence),
                412,
                3,
                Instant.parse("2022-01-19T06:00:00Z"));
        return new FormViews.Shown(view, evidence);
    }
}
