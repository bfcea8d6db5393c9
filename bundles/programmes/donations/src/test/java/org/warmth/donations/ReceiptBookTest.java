package org.warmth.donations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** Numbers of receipts: none missing, none twice, whoever wants one at the same moment. */
class ReceiptBookTest {
    private static final int CASHIERS = 6;
    private static final int EACH = 5;

    @BothDatabases(modules = "donations")
    void cashiers_at_work_side_by_side_leave_no_gap_and_take_no_number_twice(TestDatabase database) throws Exception {
        DonationBench bench = new DonationBench(database);
        List<Callable<Void>> work = new ArrayList<>();
        for (int cashier = 0; cashier < CASHIERS; cashier++) {
            List<Long> own = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                long id = bench.pledge(bench.money("李例安", 20));
                bench.step(bench.cashier, id, "receive");
                own.add(id);
            }
            work.add(() -> {
                bench.kernel.as(bench.cashier);
                own.forEach(id -> bench.donations.step(id, 2, "receipt", null));
                return null;
            });
        }
        ExecutorService cashiers = Executors.newFixedThreadPool(CASHIERS);
        try {
            for (Future<Void> done : cashiers.invokeAll(work)) {
                done.get();
            }
        } finally {
            cashiers.shutdownNow();
        }
        assertThat(bench.register())
                .extracting(ReceiptLine::number)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, CASHIERS * EACH).boxed().toList());
    }

    @BothDatabases(modules = "donations")
    void a_number_that_nothing_came_of_is_given_out_again(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long one = bench.pledge(bench.money("李例安", 20));
        bench.step(bench.cashier, one, "receive");
        bench.kernel.as(bench.cashier);
        assertThatThrownBy(() -> database.write(sql -> {
                    bench.donations.step(one, 2, "receipt", null);
                    throw new IllegalStateException("the printer burns");
                }))
                .hasMessageContaining("the printer burns");
        assertThat(bench.register()).isEmpty();
        assertThat(bench.step(bench.cashier, one, "receipt").receiptNo()).isEqualTo("2022-000001");
    }

    @BothDatabases(modules = "donations")
    void a_receipt_written_wrong_keeps_its_number_and_the_next_has_another(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        long id = bench.receipted(bench.money("李例安", 20));
        bench.step(bench.cashier, id, "recall");
        assertThat(bench.donations.get(id).receiptNo()).isNull();
        assertThat(bench.step(bench.cashier, id, "receipt").receiptNo()).isEqualTo("2022-000002");
        assertThat(bench.register()).extracting(ReceiptLine::voided).containsExactly(true, false);
        bench.allocate(id, null, Purpose.OTHER, null);
        assertThat(bench.donations.get(id).next()).doesNotContain("recall");
    }

    @BothDatabases(modules = "donations")
    void each_unit_counts_for_itself(TestDatabase database) {
        DonationBench bench = new DonationBench(database);
        bench.receipted(bench.money("李例安", 20));
        long other = bench.receipted(bench.money("王试平", 20).to(bench.kernel.other));
        bench.kernel.as(bench.cashier);
        assertThat(bench.donations.get(other).receiptNo()).isEqualTo("2022-000001");
    }
}
