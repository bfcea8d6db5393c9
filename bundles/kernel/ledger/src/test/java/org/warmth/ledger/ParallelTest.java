package org.warmth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warmth.ledger.Books.below;
import static org.warmth.ledger.Books.gift;
import static org.warmth.ledger.Books.money;
import static org.warmth.ledger.Books.times;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.warmth.api.campaigns.Period;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Figures.Reading;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** A read is exact at every moment, whoever posts and seals meanwhile. */
class ParallelTest {
    private static final int POSTERS = 4;
    private static final int ACTS = 100;

    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong committed = new AtomicLong();
    private final AtomicInteger posting = new AtomicInteger(POSTERS);

    @BothDatabases
    void whoever_reads_while_others_post_and_seal_sees_exact_sums(TestDatabase database) throws Exception {
        database.unit(1);
        database.unit(3, 1);
        database.unit(4, 1);
        Books books = new Books(database);
        List<Callable<Integer>> all = new ArrayList<>();
        for (int poster = 0; poster < POSTERS; poster++) {
            int me = poster;
            all.add(() -> books.callers.as(Books.CLERK, () -> post(books, me)));
        }
        all.add(() -> seal(books));
        all.add(() -> read(books, books.figures));
        all.add(() -> read(books, books.another()));
        all.add(() -> readByAnewEachTime(books));
        List<Integer> rounds = run(all);
        assertThat(rounds.subList(POSTERS, all.size())).as("seals and reads").allMatch(times -> times > 0);
        exactly(books.figures.totals(below(1)), committed.get());
        while (books.sealing.seal() > 0) {
            assertThat(times(books.figures.totals(below(1)))).isEqualTo(committed.get());
        }
        exactly(books.figures.totals(below(1)), committed.get());
        exactly(books.another().totals(below(1)), committed.get());
        assertThat(books.verifier.verify(percent -> {}).finding()).isNull();
    }

    /** Each act posts for two units at once, from one entry to twenty for each. */
    private int post(Books books, int poster) {
        try {
            for (int act = 0; act < ACTS; act++) {
                int size = 1 + (act * 7 + poster) % 20;
                long record = poster * 1_000_000L + act * 1_000L;
                List<Entry> entries = LongStream.range(0, 2L * size)
                        .mapToObj(i -> gift(record + i, 3 + i % 2, record + i + 1))
                        .toList();
                begun.addAndGet(entries.size());
                books.database.write(ctx -> {
                    books.ledger.post(entries.subList(0, size));
                    return books.ledger.post(entries.subList(size, 2 * size));
                });
                committed.addAndGet(entries.size());
            }
        } finally {
            posting.decrementAndGet();
        }
        return ACTS;
    }

    private int seal(Books books) {
        int seals = 0;
        while (posting.get() > 0) {
            books.sealing.run();
            seals++;
            if (seals % 10 == 0) {
                books.windows.set(Books.SEASON, new Period(Books.DAY, Books.DAY.plusDays(seals / 10)));
            }
        }
        return seals;
    }

    private int read(Books books, LedgerFigures figures) {
        int reads = 0;
        while (posting.get() > 0) {
            between(books, figures);
            reads++;
        }
        return reads;
    }

    private int readByAnewEachTime(Books books) {
        int reads = 0;
        while (posting.get() > 0) {
            between(books, books.another());
            reads++;
        }
        return reads;
    }

    private void between(Books books, LedgerFigures figures) {
        long least = committed.get();
        Reading reading = figures.totals(below(1));
        long most = begun.get();
        assertThat(times(reading)).isBetween(least, most);
        exactly(reading, times(reading));
        if (books.database.kind() == TestDatabase.Kind.POSTGRESQL) {
            assertThat(times(reading) % 2).as("whole acts").isZero();
        }
    }

    private static void exactly(Reading reading, long entries) {
        assertThat(times(reading)).isEqualTo(entries);
        assertThat(money(reading)).isEqualTo(50_000 * entries);
    }

    @BothDatabases
    void an_entry_that_commits_late_with_a_small_id_is_not_lost(TestDatabase database) throws Exception {
        database.unit(1);
        database.unit(3, 1);
        Books books = new Books(database);
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> late = threads.submit(() -> books.callers.as(
                    Books.CLERK,
                    () -> database.write(ctx -> {
                        int count = books.ledger.post(List.of(gift(1, 3, 1)));
                        posted.countDown();
                        await(others);
                        return count;
                    })));
            await(posted);
            // Posting waits for nobody; sealing and reading on Derby do, for each row that is not committed yet.
            assertThat(books.callers.as(Books.CLERK, () -> books.ledger.post(List.of(gift(2, 3, 2), gift(3, 3, 3)))))
                    .isEqualTo(2);
            if (database.kind() == TestDatabase.Kind.POSTGRESQL) {
                assertThat(books.sealing.seal()).isEqualTo(2);
                assertThat(times(books.figures.totals(below(1)))).isEqualTo(2);
            }
            others.countDown();
            assertThat(late.get()).isEqualTo(1);
        } finally {
            others.countDown();
            threads.shutdown();
        }
        assertThat(times(books.figures.totals(below(1)))).isEqualTo(3);
        while (books.sealing.seal() > 0) {
            assertThat(times(books.figures.totals(below(1)))).isEqualTo(3);
        }
        assertThat(times(books.another().totals(below(1)))).isEqualTo(3);
        assertThat(books.verifier.verify(percent -> {}).finding()).isNull();
    }

    @BothDatabases
    void one_act_posted_by_two_at_once_counts_once(TestDatabase database) throws Exception {
        database.unit(1);
        database.unit(3, 1);
        Books books = new Books(database);
        for (long round = 1; round <= 20; round++) {
            long record = round;
            List<Integer> posted = run(List.of(
                    () -> books.callers.as(Books.CLERK, () -> books.ledger.post(List.of(gift(record, 3, 1)))),
                    () -> books.callers.as(Books.CLERK, () -> books.ledger.post(List.of(gift(record, 3, 1))))));
            assertThat(posted.get(0) + posted.get(1)).isEqualTo(1);
        }
        assertThat(times(books.figures.totals(below(1)))).isEqualTo(20);
    }

    @BothDatabases
    void two_who_seal_at_once_seal_nothing_twice(TestDatabase database) throws Exception {
        database.unit(1);
        database.unit(3, 1);
        Books books = new Books(database);
        for (long round = 0; round < 10; round++) {
            long base = 1_000 * round;
            books.ledger.post(LongStream.range(0, 300)
                    .mapToObj(i -> gift(base + i, 3, i + 1))
                    .toList());
            run(List.of(() -> sealOrYield(books), () -> sealOrYield(books)));
        }
        while (books.sealing.seal() > 0) {
            assertThat(times(books.figures.totals(below(1)))).isEqualTo(3_000);
        }
        exactly(books.another().totals(below(1)), 3_000);
        assertThat(books.verifier.verify(percent -> {}).finding()).isNull();
    }

    /** One of two may find its rows gone or its number taken; it leaves nothing behind. */
    private static int sealOrYield(Books books) {
        try {
            return books.sealing.seal();
        } catch (IllegalStateException | org.jooq.exception.DataAccessException taken) {
            return 0;
        }
    }

    private static <T> List<T> run(List<Callable<T>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(works, 5, TimeUnit.MINUTES)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
