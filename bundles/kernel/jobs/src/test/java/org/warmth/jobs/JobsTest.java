package org.warmth.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.jobs.JobView;
import org.warmth.api.jobs.JobView.State;
import org.warmth.api.jobs.PeriodicTask;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** Long work on both databases. */
class JobsTest {
    private final TestCallers callers = new TestCallers();

    JobsTest() {
        callers.set(TestCallers.caller(7, "officer", 1, Role.OFFICER));
    }

    @BothDatabases
    void a_job_runs_as_its_starter_and_shows_what_came_out(TestDatabase database) {
        AtomicReference<String> as = new AtomicReference<>();
        try (Node node = new Node(database, callers).with("test.count", run -> {
            as.set(callers.current().name());
            run.total(2);
            run.chunk(1, "one", () -> null);
            run.chunk(2, "two", () -> null);
            return Map.of("rows", 2, "file", 5L, "given", run.arguments().get("roster"));
        })) {
            JobView done = node.ended(
                    node.jobs.start("test.count", 1, Map.of("roster", "r1")).id());
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.done()).isEqualTo(2);
            assertThat(done.total()).isEqualTo(2);
            assertThat(done.result()).isEqualTo(Map.of("rows", 2, "file", "5", "given", "r1"));
            assertThat(as).hasValue("officer");
        }
    }

    @BothDatabases
    void a_job_that_is_not_committed_is_not_there(TestDatabase database) {
        AtomicInteger runs = new AtomicInteger();
        try (Node node = new Node(database, callers).with("test.count", run -> {
            runs.incrementAndGet();
            return Map.of();
        })) {
            assertThatThrownBy(() -> database.write(sql -> {
                        node.jobs.start("test.count", 1, Map.of());
                        throw Problem.conflict("test.refused");
                    }))
                    .isInstanceOf(Problem.class);
            JobView after =
                    node.ended(node.jobs.start("test.count", 1, Map.of()).id());
            assertThat(after.state()).isEqualTo(State.DONE);
            assertThat(runs).hasValue(1);
            assertThat(node.jobs.own(0, 10).items()).hasSize(1);
        }
    }

    @BothDatabases
    void a_refusal_and_a_defect_fail_the_job_with_a_code_and_in_words(TestDatabase database) {
        try (Node node = new Node(database, callers)
                .with("test.refuse", run -> {
                    throw Problem.invalid("rows", "test.too-many");
                })
                .with("test.break", run -> {
                    throw new IllegalStateException("张三 310101199001011234");
                })) {
            JobView refused =
                    node.ended(node.jobs.start("test.refuse", 1, Map.of()).id());
            assertThat(refused.state()).isEqualTo(State.FAILED);
            assertThat(refused.problem()).isEqualTo("rest.invalid");
            assertThat(refused.result())
                    .isEqualTo(Map.of(
                            "zh", "zh rest.invalid\nzh test.too-many", "en", "en rest.invalid\nen test.too-many"));
            JobView broken =
                    node.ended(node.jobs.start("test.break", 1, Map.of()).id());
            assertThat(broken.state()).isEqualTo(State.FAILED);
            assertThat(broken.problem()).isEqualTo("jobs.failed");
            assertThat(broken.result().get("zh")).isEqualTo("zh jobs.failed\nzh jobs.failed.detail");
        }
    }

    @BothDatabases
    void what_came_out_may_be_long(TestDatabase database) {
        List<String> faults = IntStream.range(0, 100)
                .mapToObj(row -> "第 " + row + " 行" + "长".repeat(250))
                .toList();
        try (Node node = new Node(database, callers).with("test.count", run -> Map.of("faults", faults))) {
            JobView done = node.ended(node.jobs.start("test.count", 1, Map.of()).id());
            assertThat(done.state()).isEqualTo(State.DONE);
            assertThat(done.result()).isEqualTo(Map.of("faults", faults));
        }
    }

    @BothDatabases
    void a_starter_who_is_locked_by_now_gets_nothing_done(TestDatabase database) {
        AtomicInteger runs = new AtomicInteger();
        try (Node node = new Node(database, callers)) {
            long job = node.jobs.start("test.count", 1, Map.of()).id();
            callers.lock(7);
            node.with("test.count", run -> Map.of("runs", runs.incrementAndGet()));
            assertThat(node.ended(job).problem()).isEqualTo("access.forbidden");
            assertThat(runs).hasValue(0);
        }
    }

    @BothDatabases
    void a_waiting_job_is_cancelled_at_once_and_a_running_one_at_its_next_chunk(TestDatabase database)
            throws Exception {
        try (Node node = new Node(database, callers)) {
            JobView waiting = node.jobs.start("test.nobody", 1, Map.of());
            assertThat(node.jobs.cancel(waiting.id()).state()).isEqualTo(State.CANCELLED);

            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            AtomicInteger chunks = new AtomicInteger();
            node.with("test.count", run -> {
                run.chunk(1, "1", chunks::incrementAndGet);
                inside.countDown();
                awaitLatch(go);
                run.chunk(2, "2", chunks::incrementAndGet);
                return Map.of();
            });
            long running = node.jobs.start("test.count", 1, Map.of()).id();
            assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();
            node.jobs.cancel(running);
            go.countDown();
            JobView cancelled = node.ended(running);
            assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
            assertThat(cancelled.done()).isEqualTo(1);
            assertThat(chunks).hasValue(1);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @BothDatabases
    void after_a_kill_the_job_goes_on_behind_its_last_chunk_and_the_dead_commits_no_more(TestDatabase database) {
        JobStore store = new JobStore(database, database.clock());
        store.insert(database.ids().next(), "test.count", 1, Map.of(), callers.current());
        Job dead = store.lease(List.of("test.count"), -1).orElseThrow();
        JobRun killed = new LeasedRun(dead, store, database, callers, Runnable::run, () -> false);
        killed.chunk(500, "row 500", () -> null);

        AtomicReference<String> from = new AtomicReference<>();
        try (Node node = new Node(database, callers).with("test.count", run -> {
            from.set(run.position());
            return run.chunk(700, "row 700", () -> Map.of("rows", 200));
        })) {
            assertThat(node.ended(dead.id()).state()).isEqualTo(State.DONE);
            assertThat(from).hasValue("row 500");
            AtomicInteger late = new AtomicInteger();
            assertThatThrownBy(() -> killed.chunk(1000, "row 1000", () -> {
                        database.afterCommit(late::incrementAndGet);
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("jobs.lease-lost"));
            assertThat(late).hasValue(0);
            assertThat(node.jobs.get(dead.id()).done()).isEqualTo(700);
        }
    }

    @BothDatabases
    void a_lease_that_is_lost_while_a_chunk_works_stops_its_commit(TestDatabase database) {
        JobStore store = new JobStore(database, database.clock());
        store.insert(database.ids().next(), "test.count", 1, Map.of(), callers.current());
        Job slow = store.lease(List.of("test.count"), -1).orElseThrow();
        JobRun run = new LeasedRun(slow, store, database, callers, Runnable::run, () -> false);
        assertThatThrownBy(() -> run.chunk(1, "1", () -> onOtherThread(() -> store.requeue(false))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("jobs.lease-lost"));
        Job next = store.lease(List.of("test.count"), 30).orElseThrow();
        assertThat(next.position()).isEmpty();
        assertThat(next.fence()).isGreaterThan(slow.fence());
    }

    private static Object onOtherThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return null;
    }

    @BothDatabases
    void a_job_is_seen_by_its_starter_and_those_above_its_unit_only(TestDatabase database) {
        database.unit(1);
        database.unit(2, 1);
        try (Node node = new Node(database, callers)) {
            long job = node.jobs.start("test.nobody", 2, Map.of()).id();
            callers.set(TestCallers.caller(8, "above", 1, Role.CITY_OFFICER));
            assertThat(node.jobs.get(job).startedBy()).isEqualTo("officer");
            assertThatThrownBy(() -> node.jobs.cancel(job))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(403));
            callers.set(TestCallers.caller(9, "beside", 3, Role.OFFICER));
            assertThatThrownBy(() -> node.jobs.get(job))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(404));
        }
    }

    @BothDatabases
    void what_is_read_ahead_comes_in_order_as_the_caller_and_with_its_failure(TestDatabase database) {
        try (Node node = new Node(database, callers).with("test.read", run -> {
            List<Integer> read = new ArrayList<>();
            AtomicReference<String> reader = new AtomicReference<>();
            Iterator<Integer> source = IntStream.range(0, 1000)
                    .peek(i -> {
                        reader.set(callers.current().name());
                        if (i == 900) {
                            throw Problem.malformed("test.broken-row");
                        }
                    })
                    .iterator();
            try (JobRun.Ahead<Integer> ahead = run.ahead(source, 16)) {
                while (ahead.hasNext()) {
                    read.add(ahead.next());
                }
            } catch (Problem problem) {
                return Map.of("rows", read.size(), "code", problem.code(), "reader", reader.get());
            }
            return Map.of();
        })) {
            assertThat(node.ended(node.jobs.start("test.read", 1, Map.of()).id())
                            .result())
                    .isEqualTo(Map.of("rows", 900, "code", "test.broken-row", "reader", "officer"));
        }
    }

    @BothDatabases
    void parts_are_done_two_at_a_time_as_the_caller_and_every_one_once(TestDatabase database) {
        CountDownLatch both = new CountDownLatch(2);
        Set<Integer> parts = ConcurrentHashMap.newKeySet();
        Set<String> as = ConcurrentHashMap.newKeySet();
        try (Node node = new Node(database, callers).with("test.parts", run -> {
            run.total(110);
            int done = run.sideBySide(10, IntStream.range(0, 100).iterator(), part -> {
                both.countDown();
                awaitLatch(both);
                as.add(callers.current().name());
                return parts.add(part) ? 1 : 0;
            });
            return Map.of("done", done);
        })) {
            JobView done = node.ended(node.jobs.start("test.parts", 1, Map.of()).id());
            assertThat(done.result()).isEqualTo(Map.of("done", 110));
            assertThat(done.done()).isEqualTo(110);
            assertThat(parts).hasSize(100);
            assertThat(as).containsExactly("officer");
        }
    }

    @BothDatabases
    void a_part_that_fails_ends_the_others_and_what_they_did_stays(TestDatabase database) {
        AtomicInteger committed = new AtomicInteger();
        try (Node node = new Node(database, callers).with("test.parts", run -> {
            run.sideBySide(0, IntStream.range(0, 1_000_000).iterator(), part -> {
                if (part == 5) {
                    throw Problem.malformed("test.broken-part");
                }
                database.afterCommit(committed::incrementAndGet);
                return 1;
            });
            return Map.of();
        })) {
            JobView failed =
                    node.ended(node.jobs.start("test.parts", 1, Map.of()).id());
            assertThat(failed.problem()).isEqualTo("test.broken-part");
            assertThat(failed.done()).isEqualTo(committed.get()).isBetween(4, 999_998);
        }
    }

    @BothDatabases
    void a_periodic_task_runs_on_one_node_and_at_once_when_nudged(TestDatabase database) {
        AtomicInteger here = new AtomicInteger();
        AtomicInteger there = new AtomicInteger();
        try (Node one = new Node(database, callers).with(task(here, Duration.ofMinutes(10)))) {
            Node.await(() -> here.get() == 1);
            try (Node two = new Node(database, callers).with(task(there, Duration.ofMillis(200)))) {
                database.write(sql -> {
                    one.jobs.nudge("test.seal");
                    assertThat(here).hasValue(1);
                    return null;
                });
                Node.await(() -> here.get() == 2);
                assertThat(there).hasValue(0);
                one.close();
                Node.await(() -> there.get() > 1);
            }
        }
    }

    @BothDatabases
    void stopping_waits_for_no_task_whose_time_has_not_come(TestDatabase database) {
        AtomicInteger runs = new AtomicInteger();
        Node node = new Node(database, callers).with(task(runs, Duration.ofMinutes(10)));
        Node.await(() -> runs.get() == 1);
        assertTimeout(Duration.ofSeconds(8), node::close);
        assertThat(runs).hasValue(1);
    }

    private static PeriodicTask task(AtomicInteger runs, Duration interval) {
        return new PeriodicTask() {
            @Override
            public String name() {
                return "test.seal";
            }

            @Override
            public Duration interval() {
                return interval;
            }

            @Override
            public void run() {
                runs.incrementAndGet();
            }
        };
    }
}
