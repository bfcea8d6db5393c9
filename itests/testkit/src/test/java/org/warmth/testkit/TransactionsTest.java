package org.warmth.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;

/** What {@code Database} promises, on both databases. */
class TransactionsTest {
    private static final Table<?> MARKS = table(name("store_marks"));
    private static final Field<String> MARK = field(name("mark"), SQLDataType.VARCHAR(100));
    private static final Field<String> CONTENT = field(name("content"), SQLDataType.VARCHAR(200));

    private static int insert(DSLContext sql, String mark) {
        return sql.insertInto(MARKS, MARK, CONTENT).values(mark, "here").execute();
    }

    private static List<String> marks(TestDatabase database) {
        return database.read(sql -> sql.select(MARK)
                .from(MARKS)
                .where(CONTENT.eq("here"))
                .orderBy(MARK)
                .fetch(MARK));
    }

    @BothDatabases
    void an_inner_call_joins_and_only_the_outermost_commits(TestDatabase database) {
        assertThatThrownBy(() -> database.write(sql -> {
                    insert(sql, "outer");
                    database.write(inner -> insert(inner, "inner"));
                    throw Problem.conflict("test.refused");
                }))
                .isInstanceOf(Problem.class);
        assertThat(marks(database)).isEmpty();
        database.write(sql -> database.write(inner -> insert(inner, "inner")) + insert(sql, "outer"));
        assertThat(marks(database)).containsExactly("inner", "outer");
    }

    @BothDatabases
    void an_exception_that_leaves_an_inner_call_dooms_all(TestDatabase database) {
        assertThatThrownBy(() -> database.write(sql -> {
                    insert(sql, "outer");
                    try {
                        database.write(inner -> {
                            throw Problem.conflict("test.refused");
                        });
                    } catch (Problem swallowed) {
                        return 1;
                    }
                    return 2;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("doomed");
        assertThat(marks(database)).isEmpty();
    }

    @BothDatabases
    void work_after_the_end_runs_by_how_it_ended_and_in_no_transaction(TestDatabase database) {
        List<String> ran = new ArrayList<>();
        database.write(sql -> {
            database.afterCommit(() -> ran.add("committed " + database.inTransaction()));
            database.afterRollback(() -> ran.add("never"));
            return null;
        });
        assertThatThrownBy(() -> database.write(sql -> {
                    database.afterCommit(() -> ran.add("never"));
                    database.afterRollback(() -> database.write(own -> insert(own, "refusal")));
                    throw Problem.conflict("test.refused");
                }))
                .isInstanceOf(Problem.class);
        assertThat(ran).containsExactly("committed false");
        assertThat(marks(database)).containsExactly("refusal");
        assertThatThrownBy(() -> database.afterCommit(() -> ran.add("outside")))
                .isInstanceOf(IllegalStateException.class);
    }

    @BothDatabases
    void two_that_deadlock_both_come_through(TestDatabase database) throws Exception {
        database.write(sql -> insert(sql, "a") + insert(sql, "b"));
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = threads.submit(() -> crosswise(database, both, attempts, "a", "b"));
            Future<?> two = threads.submit(() -> crosswise(database, both, attempts, "b", "a"));
            one.get();
            two.get();
        } finally {
            threads.shutdown();
        }
        assertThat(attempts.get()).isGreaterThan(2);
        assertThat(database.<List<String>>read(sql ->
                        sql.select(CONTENT).from(MARKS).where(MARK.in("a", "b")).fetch(CONTENT)))
                .containsExactly("touched", "touched");
    }

    private static Integer crosswise(
            TestDatabase database, CyclicBarrier both, AtomicInteger attempts, String first, String second) {
        boolean[] met = {false};
        return database.write(sql -> {
            attempts.incrementAndGet();
            touch(sql, first);
            if (!met[0]) {
                met[0] = true;
                try {
                    both.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return touch(sql, second);
        });
    }

    private static int touch(DSLContext sql, String mark) {
        return sql.update(MARKS).set(CONTENT, "touched").where(MARK.eq(mark)).execute();
    }

    /** The reader holds {@code a} and waits for {@code b}, the writer the other way round, and the reader is given up. */
    @BothDatabases
    void a_reading_that_loses_against_a_writer_is_tried_again(TestDatabase database) throws Exception {
        List<String> many = IntStream.range(0, 20).mapToObj(i -> "c" + i).toList();
        database.write(sql -> insert(sql, "a")
                + insert(sql, "b")
                + many.stream().mapToInt(mark -> insert(sql, mark)).sum());
        boolean derby = database.kind() == TestDatabase.Kind.DERBY;
        String held = "select content from store_marks where mark = ?" + (derby ? " with rs" : " for share");
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> writer = threads.submit(() -> database.write(sql -> {
                // Derby gives up whoever holds fewer locks
                many.forEach(mark -> touch(sql, mark));
                touch(sql, "b");
                written.countDown();
                await(read);
                return touch(sql, "a");
            }));
            await(written);
            String content = database.read(sql -> {
                if (attempts.incrementAndGet() == 1 && !derby) {
                    // before PostgreSQL looks for deadlocks and gives up one of the two
                    sql.execute("set local lock_timeout = 100");
                }
                sql.fetchValue(held, "a");
                read.countDown();
                return (String) sql.fetchValue(held, "b");
            });
            assertThat(content).isEqualTo("touched");
            assertThat(attempts.get()).isGreaterThan(1);
            assertThat(writer.get()).isEqualTo(1);
        } finally {
            read.countDown();
            threads.shutdown();
        }
    }

    @BothDatabases
    void a_reading_that_is_refused_for_good_is_not_tried_again(TestDatabase database) {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> database.read(sql -> {
                    attempts.incrementAndGet();
                    return sql.fetchValue("select nothing from store_marks");
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(attempts.get()).isEqualTo(1);
    }

    @BothDatabases
    void a_reading_inside_another_call_is_not_tried_by_itself(TestDatabase database) {
        AtomicInteger outer = new AtomicInteger();
        AtomicInteger inner = new AtomicInteger();
        assertThat(database.<Integer>write(sql -> {
                    outer.incrementAndGet();
                    return database.read(own -> victimOnce(inner));
                }))
                .isEqualTo(2);
        assertThat(outer.getAndSet(0)).isEqualTo(2);
        inner.set(0);
        assertThat(database.<Integer>read(sql -> {
                    outer.incrementAndGet();
                    return database.read(own -> victimOnce(inner));
                }))
                .isEqualTo(2);
        assertThat(outer.get()).isEqualTo(2);
    }

    @BothDatabases
    void a_reading_that_has_written_is_not_tried_again(TestDatabase database) {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> database.read(sql -> {
                    database.write(inner -> insert(inner, "written " + attempts));
                    return victimOnce(attempts);
                }))
                .isInstanceOf(DataAccessException.class);
        assertThat(attempts.get()).isEqualTo(1);
        assertThat(marks(database)).containsExactly("written 0");
    }

    private static int victimOnce(AtomicInteger attempts) {
        if (attempts.incrementAndGet() == 1) {
            throw new DataAccessException("given up", new SQLException("deadlock", "40001"));
        }
        return attempts.get();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @BothDatabases
    void two_that_insert_the_same_leave_one(TestDatabase database) throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        boolean[] met = new boolean[2];
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> inserted = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int me = i;
                inserted.add(threads.submit(() -> database.write(sql -> {
                    boolean there = sql.fetchExists(sql.selectFrom(MARKS).where(MARK.eq("once")));
                    if (!met[me]) {
                        met[me] = true;
                        try {
                            both.await();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    return there ? 0 : insert(sql, "once");
                })));
            }
            assertThat(inserted.get(0).get() + inserted.get(1).get()).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(marks(database)).containsExactly("once");
    }

    @BothDatabases
    void a_thread_that_reads_writes_on_the_same_connection(TestDatabase database) {
        database.read(sql -> {
            database.write(inner -> insert(inner, "inside a reading"));
            return null;
        });
        assertThat(marks(database)).containsExactly("inside a reading");
    }

    @BothDatabases
    void while_the_database_is_away_every_call_is_a_problem_and_afterwards_none(TestDatabase database) {
        database.goAway();
        assertThatThrownBy(() -> marks(database)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("store.database-away");
        });
        database.comeBack();
        assertThat(marks(database)).isEmpty();
    }

    @BothDatabases
    void a_scope_is_the_subtrees_where_the_caller_holds_the_role(TestDatabase database) {
        database.unit(1);
        database.unit(2, 1);
        database.unit(3, 2, 1);
        database.unit(4, 1);
        database.write(sql -> {
            for (long id = 1; id <= 4; id++) {
                sql.execute(
                        "insert into people_unit_places (unit, valid_from, valid_to, parent) values (?, ?, ?, 0)",
                        id,
                        LocalDate.of(2000, 1, 1),
                        LocalDate.of(9999, 12, 31));
            }
            return null;
        });
        Field<Long> placed = field(name("p", "unit"), SQLDataType.BIGINT);
        Table<?> places = table(name("people_unit_places")).as(name("p"));
        Caller officer = TestCallers.caller(7, "officer", 2, Role.OFFICER);
        assertThat(database.<List<Long>>read(sql -> sql.select(placed)
                        .from(places)
                        .where(database.scope(officer, placed, Set.of()))
                        .orderBy(placed)
                        .fetch(placed)))
                .containsExactly(2L, 3L);
        assertThat(database.<List<Long>>read(sql -> sql.select(placed)
                        .from(places)
                        .where(database.scope(officer, placed, Set.of(Role.CASHIER)))
                        .fetch(placed)))
                .isEmpty();
        assertThat(database.<List<Long>>read(sql -> sql.select(placed)
                        .from(places)
                        .where(database.subtree(placed, 1, LocalDate.of(2022, 1, 10)))
                        .orderBy(placed)
                        .fetch(placed)))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @BothDatabases
    void a_batch_writes_each_row_with_its_values_and_says_how_many_it_changed(TestDatabase database) {
        Table<?> persons = table(name("people_persons"));
        List<Field<?>> columns = List.of(
                field(name("id"), SQLDataType.BIGINT),
                field(name("lookup"), SQLDataType.VARCHAR(64)),
                field(name("name"), SQLDataType.VARCHAR(50)),
                field(name("unit"), SQLDataType.BIGINT),
                field(name("identity_level"), SQLDataType.VARCHAR(10)),
                field(name("id_type"), SQLDataType.VARCHAR(30)),
                field(name("id_number"), SQLDataType.VARBINARY(200)),
                field(name("mobile"), SQLDataType.VARCHAR(20)),
                field(name("tags"), SQLDataType.INTEGER),
                field(name("deceased_on"), SQLDataType.LOCALDATE),
                field(name("created_by"), SQLDataType.BIGINT),
                field(name("created_at"), SQLDataType.LOCALDATETIME),
                field(name("version"), SQLDataType.INTEGER));
        LocalDateTime at = LocalDateTime.of(2022, 1, 28, 9, 30, 15);
        LocalDate died = LocalDate.of(2021, 12, 1);
        byte[] number = {1, 2, 3};
        Object[] whole = {1L, "1".repeat(43), "演示甲", 5L, "ID", "ID_CARD", number, "13", 3, died, 7L, at, 1};
        Object[] bare = {2, "2".repeat(43), "演示乙", 5, "NAMED", null, null, null, 0, null, 7, at, 1L};
        database.write(sql -> sql.batch(sql.insertInto(persons, columns).values(new Object[columns.size()]))
                .bind(whole)
                .bind(bare)
                .execute());
        List<Object[]> found = database.read(
                sql -> sql.select(columns).from(persons).orderBy(columns.get(0)).fetch(org.jooq.Record::intoArray));
        assertThat(found.get(0)).isEqualTo(whole);
        assertThat(found.get(1))
                .isEqualTo(new Object[] {2L, "2".repeat(43), "演示乙", 5L, "NAMED", null, null, null, 0, null, 7L, at, 1});

        Field<Long> id = field(name("id"), SQLDataType.BIGINT);
        Field<Integer> version = field(name("version"), SQLDataType.INTEGER);
        int[] changed = database.write(sql -> sql.batch(
                        sql.update(persons).set(version, version.plus(1)).where(id.eq((Long) null)))
                .bind(1, 1L)
                .bind(1, 3L)
                .execute());
        assertThat(changed).containsExactly(1, 0);
        assertThatThrownBy(() ->
                        database.write(sql -> sql.batch(sql.deleteFrom(persons).where(id.eq((Long) null)))
                                .bind(1L, 2L)
                                .execute()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @BothDatabases
    void what_others_rest_on_is_counted_with_each_commit_that_says_so(TestDatabase database) {
        long before = database.changes();
        int counted = counted(database);
        database.write(sql -> {
            database.changed();
            database.changed();
            return database.write(inner -> {
                database.changed();
                return null;
            });
        });
        long once = database.changes();
        assertThat(once).isGreaterThan(before);
        assertThat(counted(database)).isEqualTo(counted + 1);
        assertThatThrownBy(() -> database.write(sql -> {
                    database.changed();
                    throw Problem.conflict("test.refused");
                }))
                .isInstanceOf(Problem.class);
        database.write(sql -> insert(sql, "silent"));
        assertThat(database.changes()).isEqualTo(once);
        assertThatThrownBy(database::changed).isInstanceOf(IllegalStateException.class);
    }

    @BothDatabases
    void changes_of_many_at_once_are_all_counted(TestDatabase database) throws Exception {
        int writers = 8;
        int acts = 25;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Future<List<Long>>> seen = IntStream.range(0, writers)
                    .mapToObj(writer -> pool.submit(() -> {
                        List<Long> numbers = new ArrayList<>();
                        for (int act = 0; act < acts; act++) {
                            database.write(sql -> {
                                database.changed();
                                return null;
                            });
                            numbers.add(database.changes());
                        }
                        return numbers;
                    }))
                    .toList();
            for (Future<List<Long>> numbers : seen) {
                assertThat(numbers.get(60, TimeUnit.SECONDS)).isSorted().doesNotHaveDuplicates();
            }
            assertThat(counted(database)).isEqualTo(writers * acts);
        } finally {
            pool.shutdownNow();
        }
    }

    private static int counted(TestDatabase database) {
        return database.read(sql -> sql.fetchSingle("select sum(number - 1) from store_changes where module = 'kernel'")
                .get(0, Integer.class));
    }
}
