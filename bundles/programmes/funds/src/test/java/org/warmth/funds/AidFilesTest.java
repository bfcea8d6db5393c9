package org.warmth.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.warmth.api.Category;
import org.warmth.kernelkit.TestRow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Aid to somebody without a hardship file is a service (domain 0.1). */
class AidFilesTest {
    private static final LocalDate FILED = LocalDate.of(2022, 1, 12);

    @BothDatabases(modules = "funds")
    void aid_without_a_file_on_its_day_is_shown_and_posted_as_a_service(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000);
        TestRow filed = bench.row(1, "生活救助").back("date", FILED);
        TestRow early = bench.row(2, "生活救助").back("date", FILED.minusDays(1));
        TestRow none = bench.row(3, "生活救助").back("date", FILED);
        TestRow gift = bench.row(4);
        bench.take(77, filed, early, none, gift);
        Set<Long> heads = new HashSet<>(Set.of(payee(bench, filed), payee(bench, early)));
        bench.filesKeptBy((persons, on) -> on.isBefore(FILED)
                ? Set.of()
                : persons.stream().filter(heads::contains).collect(Collectors.toSet()));

        ListWarnings.Found found = bench.warnings.of(77);
        assertThat(found.counts()).isEqualTo(Map.of(ListWarnings.Doubt.NO_FILE, 2));
        assertThat(found.warnings()).extracting(ListWarnings.Warning::payment).containsExactly(early.id(), none.id());

        bench.pay(77);
        assertThat(bench.entries("benefit = 'aid.living' and person = " + payee(bench, filed)))
                .isEqualTo(1);
        assertThat(bench.entries("benefit = 'service.aid' and category = 'C11'"))
                .isEqualTo(2);
        assertThat(bench.entries("benefit = 'condolence'")).isEqualTo(1);
    }

    @BothDatabases(modules = "funds")
    void the_child_of_a_household_with_a_file_receives_aid(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.project("助学", ProjectKind.STUDY, null, bench.receive(10_000), 5_000);
        bench.filesKeptBy((persons, on) -> persons.stream().limit(1).collect(Collectors.toSet()));
        assertThat(bench.files.without(Set.of(new AidFiles.Aid(1, 10, 20, FILED))))
                .isEmpty();
        assertThat(bench.files.without(Set.of(new AidFiles.Aid(1, 10, 0, FILED), new AidFiles.Aid(2, 11, 0, FILED))))
                .hasSize(1);
    }

    @BothDatabases(modules = "funds")
    void where_nobody_keeps_files_aid_is_aid(TestDatabase database) {
        FundBench bench = PaymentListTest.open(database);
        bench.project("生活救助", ProjectKind.LIVING, Category.C11, bench.receive(10_000), 5_000);
        bench.take(77, bench.row(1, "生活救助"));
        assertThat(bench.warnings.of(77).counts()).isEmpty();
        bench.pay(77);
        assertThat(bench.entries("benefit = 'aid.living'")).isEqualTo(1);
    }

    private static long payee(FundBench bench, TestRow row) {
        return bench.payments.get(row.id()).facts().person();
    }
}
