package org.warmth.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.ledger.Books.below;
import static org.warmth.ledger.Books.gift;
import static org.warmth.ledger.Books.times;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.warmth.api.Problem;
import org.warmth.sealing.SealChain;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

/** The tail holds what is posted and not sealed, whatever order ids are drawn, inserted, committed and sealed in. */
class TailTest {
    private static final LocalDateTime AT = LocalDateTime.of(2022, 1, 10, 4, 0);

    private Books open(TestDatabase database) {
        database.unit(1);
        database.unit(3, 1);
        return new Books(database);
    }

    private static int post(Books books, long first, int count) {
        return books.ledger.post(LongStream.range(first, first + count)
                .mapToObj(record -> gift(record, 3, record))
                .toList());
    }

    /** What a poster does whose id was drawn a while ago. */
    private static Integer insert(Books books, long id) {
        return books.database.write(ctx -> {
            books.chain.entries().insert(ctx, List.of(EntryRow.of(id, gift(id, 3, 1), AT, "clerk")));
            books.chain.seals().append(ctx, List.of(id));
            return 1;
        });
    }

    private static long[] tail(Books books) {
        return books.database.read(ctx -> books.chain.seals().tail(ctx));
    }

    private static void holds(Books books, long entries) {
        assertThat(times(books.figures.totals(below(1)))).isEqualTo(entries);
        assertThat(times(books.another().totals(below(1)))).isEqualTo(entries);
        assertThat(books.verifier.verify(percent -> {}).finding()).isNull();
    }

    @BothDatabases
    void a_row_that_comes_late_below_what_is_sealed_is_read_and_sealed(TestDatabase database) {
        Books books = open(database);
        long early = database.ids().next();
        post(books, 1, 10);
        assertThat(books.sealing.seal()).isEqualTo(10);
        assertThat(books.sealing.seal()).isZero();
        insert(books, early);
        assertThat(tail(books)).containsExactly(early);
        holds(books, 11);
        assertThat(books.sealing.seal()).isEqualTo(1);
        assertThat(tail(books)).isEmpty();
        holds(books, 11);
    }

    @BothDatabases
    void a_row_that_comes_late_while_nothing_waits_is_read_and_sealed(TestDatabase database) {
        Books books = open(database);
        long early = database.ids().next();
        assertThat(books.sealing.seal()).isZero();
        insert(books, early);
        holds(books, 1);
        assertThat(books.sealing.seal()).isEqualTo(1);
        holds(books, 1);
    }

    @BothDatabases
    void a_row_inserted_behind_a_seals_reading_is_in_the_next(TestDatabase database) throws Exception {
        Books books = open(database);
        long committed = database.ids().next();
        long open = database.ids().next();
        post(books, 1, 10);
        CountDownLatch inserted = new CountDownLatch(1);
        CountDownLatch sealed = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> late = books.chain
                    .seals()
                    .seal(database, (ctx, taken) -> {
                        assertThat(taken.rows()).hasSize(10);
                        get(threads.submit(() -> insert(books, committed)));
                        Future<Integer> waits = threads.submit(() -> database.write(own -> {
                            int count = insert(books, open);
                            inserted.countDown();
                            await(sealed);
                            return count;
                        }));
                        await(inserted);
                        return waits;
                    })
                    .orElseThrow();
            sealed.countDown();
            assertThat(get(late)).isEqualTo(1);
        } finally {
            sealed.countDown();
            threads.shutdown();
        }
        assertThat(tail(books)).containsExactly(committed, open);
        assertThat(books.sealing.seal()).isEqualTo(2);
        assertThat(tail(books)).isEmpty();
    }

    @BothDatabases
    void more_rows_than_one_seal_covers_wait_for_the_next(TestDatabase database) {
        Books books = open(database);
        post(books, 1, SealChain.MOST + 500);
        assertThat(books.sealing.seal()).isEqualTo(SealChain.MOST);
        assertThat(tail(books)).hasSize(500);
        holds(books, SealChain.MOST + 500);
        assertThat(books.sealing.seal()).isEqualTo(500);
        assertThat(tail(books)).isEmpty();
        holds(books, SealChain.MOST + 500);
    }

    @BothDatabases
    void a_seal_that_is_rolled_back_leaves_its_rows_in_the_tail(TestDatabase database) {
        Books books = open(database);
        post(books, 1, 10);
        assertThatThrownBy(() -> books.chain.seals().seal(database, (ctx, taken) -> {
                    throw Problem.conflict("test.refused");
                }))
                .isInstanceOf(Problem.class);
        assertThat(tail(books)).hasSize(10);
        assertThatThrownBy(() -> database.write(ctx -> {
                    assertThat(books.chain.seals().seal(database, (own, taken) -> taken.rows()
                                    .size()))
                            .contains(10);
                    throw Problem.conflict("test.refused");
                }))
                .isInstanceOf(Problem.class);
        assertThat(tail(books)).hasSize(10);
        assertThat(books.sealing.seal()).isEqualTo(10);
        holds(books, 10);
    }

    @BothDatabases
    void on_derby_a_reading_begins_behind_what_is_sealed_and_after_a_start_at_the_beginning(TestDatabase database)
            throws Exception {
        Books books = open(database);
        long early = database.ids().next();
        post(books, 1, 10);
        assertThat(books.sealing.seal()).isEqualTo(10);
        past(database, early);
        boolean derby = database.kind() == TestDatabase.Kind.DERBY;
        assertThat(tail(books)).hasSize(derby ? 0 : 1);
        assertThat(tail(new Books(database))).containsExactly(early);
    }

    /** A row in the tail of which the chain knows nothing. */
    private static void past(TestDatabase database, long id) throws SQLException {
        try (Connection connection = database.source().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into ledger_tail values (?)")) {
            insert.setLong(1, id);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    @BothDatabases
    void a_ledger_that_was_replaced_lets_nothing_pass_that_its_successor_could_miss(TestDatabase database) {
        Books replaced = open(database);
        post(replaced, 1, 10);
        long early = database.ids().next();
        replaced.chain.stop();
        Books books = new Books(database);
        assertThat(books.sealing.seal()).isEqualTo(10);
        if (database.kind() == TestDatabase.Kind.DERBY) {
            assertThatThrownBy(() -> insert(replaced, early))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(503));
            holds(books, 10);
        } else {
            insert(replaced, early);
            holds(books, 11);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
