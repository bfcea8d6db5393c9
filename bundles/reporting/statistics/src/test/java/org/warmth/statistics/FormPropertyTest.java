package org.warmth.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.warmth.api.Category;
import org.warmth.api.Tag;
import org.warmth.api.access.Role;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;

class FormPropertyTest {
    private static final List<String> BENEFITS = List.of(
            "condolence",
            "aid.policy",
            "aid.living",
            "aid.medical.surgery",
            "aid.study",
            "aid.other",
            "aid.training",
            "aid.loan",
            "aid.psychology",
            "service.psychology",
            "service.culture",
            "service.health",
            "help.return",
            "help.arrears",
            "welfare.festival");

    @Provide
    Arbitrary<Map<String, Long>> figures() {
        Arbitrary<Long> counts = Arbitraries.longs().between(0, 3_000_000);
        Arbitrary<Long> fen = Arbitraries.longs().between(0, 9_000_000_000_000L);
        Arbitrary<Map<String, Long>> none = Arbitraries.just(new LinkedHashMap<>());
        for (String code : Form1.FORM.figures()) {
            Arbitrary<Long> values = Form1.FORM.row(code).money() ? fen : counts;
            none = none.flatMap(map -> values.map(value -> {
                Map<String, Long> more = new LinkedHashMap<>(map);
                more.put(code, value);
                return more;
            }));
        }
        return none;
    }

    @Property(tries = 25)
    void sums_add_up_and_the_workbook_says_what_a_spreadsheet_computes(@ForAll("figures") Map<String, Long> figures)
            throws IOException {
        Map<String, Long> all = Form1.summed(figures);
        for (FormDefinition.FormRow row : Form1.FORM.rows()) {
            if (row.sum()) {
                assertThat(all.get(row.code()))
                        .isEqualTo(
                                row.formula().stream().mapToLong(figures::get).sum());
            }
        }
        byte[] xlsx = FormWorkbookTest.xlsx(figures);
        try (XSSFWorkbook workbook = FormWorkbookTest.open(xlsx)) {
            FormWorkbookTest.assertRecomputes(workbook);
        }
    }

    @Property(tries = 25)
    void a_form_that_comes_back_says_to_the_fen_what_went_out(@ForAll("figures") Map<String, Long> figures)
            throws IOException {
        try (Workbook workbook = FormFile.open(new ByteArrayInputStream(FormWorkbookTest.xlsx(figures)))) {
            FormReading reading =
                    new FormWorkbookReader(Form1.FORM, (key, args) -> key).read(workbook, 2022, Form1.UNIT.name());
            assertThat(reading.faults()).isEmpty();
            assertThat(reading.values()).isEqualTo(Form1.summed(figures));
        }
    }

    @Property(tries = 60)
    void the_records_behind_every_cell_add_up_to_it(@ForAll long seed) {
        Random random = new Random(seed);
        BookedLedger ledger = new BookedLedger(Map.of(2L, 1L));
        for (int n = random.nextInt(80); n > 0; n--) {
            ledger.book(
                    1 + random.nextInt(2),
                    LocalDate.of(2021, 10, 20).plusDays(random.nextInt(140)),
                    BENEFITS.get(random.nextInt(BENEFITS.size())),
                    random.nextInt(4) == 0 ? null : Category.of(1 + random.nextInt(11)),
                    Tag.of(random.nextInt(1 << Tag.values().length)),
                    random.nextInt(4),
                    random.nextInt(1_000_000),
                    random.nextInt(1_000_000));
        }
        Indicators indicators = new TestComponents(
                        new Places(),
                        new Raised("visits.enterprises", "funds.raised.B1", "funds.raised.B2")
                                .add("visits.enterprises", 1, 1)
                                .add("visits.enterprises", 2, 0)
                                .add("funds.raised.B1", 2, random.nextInt(1_000_000))
                                .add("funds.raised.B2", 1, random.nextInt(1_000_000)))
                .get(Indicators.class);
        PresetCells cells = new PresetCells().confirmed(1, 1, "G", 12, "typed").confirmed(2, 2, "D3", -5, "typed");
        TestCallers callers = new TestCallers();
        callers.set(TestCallers.caller(9, "officer", 1, Role.OFFICER));
        Snapshot snapshot = new Snapshots(
                        ledger,
                        indicators,
                        new Installed("funds", "visits"),
                        cells,
                        callers,
                        Form1.MESSAGES.sentences,
                        Clock.systemUTC())
                .of(new Question(Form1.FORM, Form1.UNIT, Form1.CAMPAIGN, true));
        FormRecords records = new FormRecords(
                ledger, indicators, cells, new Nobody(), new Places(), callers, Form1.MESSAGES.sentences);
        Map<String, Long> totals = snapshot.totals();
        for (FormDefinition.FormRow row : Form1.FORM.rows()) {
            assertThat(sum(records, snapshot.question(), row.code()))
                    .as(row.code())
                    .isEqualTo(totals.getOrDefault(row.code(), 0L));
        }
    }

    @Property(tries = 60)
    void a_sum_row_counts_the_persons_of_exactly_its_parts(@ForAll long seed) {
        Random random = new Random(seed);
        String benefit = BENEFITS.get(random.nextInt(BENEFITS.size()));
        Category category = random.nextInt(4) == 0 ? null : Category.of(1 + random.nextInt(11));
        int tags = random.nextInt(1 << Tag.values().length);
        for (FormDefinition.FormRow row : Form1.FORM.rows()) {
            if (row.sum() && row.ledger() != null) {
                boolean parts = row.formula().stream().map(Form1.FORM::row).anyMatch(part -> LedgerTally.cut(
                                part, Form1.CAMPAIGN)
                        .takes(new org.warmth.api.Benefit(benefit), category, tags));
                assertThat(LedgerTally.cut(row, Form1.CAMPAIGN)
                                .takes(new org.warmth.api.Benefit(benefit), category, tags))
                        .as(row.code() + " " + benefit + " " + category)
                        .isEqualTo(parts);
            }
        }
    }

    private static long sum(FormRecords records, Question question, String code) {
        long sum = 0;
        int size = 7;
        List<FormRecord> page = records.of(question, code, 0, size);
        while (!page.isEmpty()) {
            for (FormRecord record : page) {
                sum += record.money() != null ? record.money().fen() : record.count();
            }
            page = records.of(question, code, page.get(page.size() - 1).id(), size);
        }
        return sum;
    }

    /** Persons nobody knows. */
    static final class Nobody implements Persons {
        @Override
        public List<List<org.warmth.api.Violation>> check(List<PersonClaim> claims) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void foresee(List<PersonClaim> claims) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Resolved> resolve(List<PersonClaim> claims) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Resolved> find(List<PersonClaim> claims) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Merged merged() {
            return Merged.NONE;
        }

        @Override
        public Map<Long, PersonView> masked(java.util.Collection<Long> ids) {
            return new HashMap<>();
        }

        @Override
        public Map<Long, String> phones(java.util.Collection<Long> ids) {
            return new HashMap<>();
        }
    }
}
