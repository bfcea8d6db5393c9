package org.warmth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit.Act;
import org.warmth.audit.EventReading.Question;
import org.warmth.sealing.ChainCheck;
import org.warmth.sealing.Mismatch;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** What happens is on the trail, who may reads it, and who changes it is found out. */
class TrailTest {
    private static final Question ANY = new Question(null, null, null, null, false, null, null);
    private static final Caller CLERK = TestCallers.caller(7, "clerk", 3, Role.CLERK);

    private final TestCallers callers = new TestCallers();
    private TrailChain chain;
    private Trail trail;
    private TrailSealing sealing;
    private EventReading reading;

    private void open(TestDatabase database) {
        database.unit(1);
        database.unit(2, 1);
        database.unit(3, 2, 1);
        database.unit(4, 1);
        chain = new TrailChain(database.secrets(), database.clock(), database.ids());
        trail = new Trail(database, chain, callers, database.ids(), database.clock());
        sealing = new TrailSealing(database, chain);
        reading = new EventReading(database, chain, callers);
        callers.set(CLERK);
    }

    private void act(TestDatabase database, String action, long unit, String object, Map<String, ?> facts) {
        database.write(ctx -> {
            trail.record(action, unit, object, facts);
            return null;
        });
    }

    @BothDatabases
    void an_act_is_on_the_trail_with_its_transaction_and_not_without(TestDatabase database) {
        open(database);
        act(database, "visits.list.approve", 3, "visits.list/12", Map.of("rows", 200, "note", "春节\0"));
        assertThatThrownBy(() -> database.write(ctx -> {
                    trail.record("visits.list.approve", 3, "visits.list/13", Map.of());
                    throw Problem.conflict("test.refused");
                }))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> trail.record("visits.list.approve", 3, "visits.list/14", Map.of()))
                .isInstanceOf(IllegalStateException.class);
        trail.refused("visits.list.approve", "visits.list/13", "access.forbidden");
        callers.set(null);
        trail.refused("access.sign-in", "", "access.unauthenticated");
        callers.set(TestCallers.caller(9, "keeper", 1, Role.LOG_ADMIN));
        List<Event> events = reading.events(ANY, 0, 10);
        assertThat(events).extracting(Event::object).containsExactly("", "visits.list/13", "visits.list/12");
        assertThat(events)
                .extracting(Event::refusal)
                .containsExactly("access.unauthenticated", "access.forbidden", null);
        assertThat(events).extracting(Event::user).containsExactly("", "clerk", "clerk");
        assertThat(events.get(2).facts()).isEqualTo(Map.of("rows", "200", "note", "春节 "));
        assertThat(reading.event(events.get(2).id()).address()).isEqualTo("127.0.0.1");
    }

    @BothDatabases
    void auditors_read_their_units_and_nobody_else_reads(TestDatabase database) {
        open(database);
        act(database, "visits.list.approve", 3, "visits.list/1", Map.of());
        act(database, "visits.listing.approve", 4, "visits.listing/2", Map.of());
        act(database, "access.user.create", 0, "access.user/3", Map.of());
        assertThatThrownBy(() -> reading.events(ANY, 0, 10)).isInstanceOf(Problem.class);
        callers.set(TestCallers.caller(8, "auditor", 2, Role.AUDITOR));
        assertThat(reading.events(ANY, 0, 10)).extracting(Event::object).containsExactly("visits.list/1");
        callers.set(TestCallers.caller(9, "keeper", 1, Role.LOG_ADMIN));
        assertThat(reading.events(ANY, 0, 10)).hasSize(3);
        List<Event> first = reading.events(ANY, 0, 2);
        assertThat(reading.events(ANY, first.get(1).id(), 2)).hasSize(1);
        assertThat(found(new Question(null, null, "visits.list", null, false, null, null)))
                .containsExactly("visits.list/1");
        assertThat(found(new Question(4L, null, null, null, false, null, null))).containsExactly("visits.listing/2");
        assertThat(found(new Question(null, "clerk", null, "access.user/3", false, null, null)))
                .hasSize(1);
        assertThat(found(new Question(null, "somebody", null, null, false, null, null)))
                .isEmpty();
        LocalDate day = LocalDate.of(2022, 1, 10);
        assertThat(found(new Question(null, null, null, null, false, day, day))).hasSize(3);
        assertThat(found(new Question(null, null, null, null, false, day.plusDays(1), null)))
                .isEmpty();
        assertThat(found(new Question(null, null, null, null, true, null, null)))
                .isEmpty();
    }

    private List<String> found(Question question) {
        return reading.events(question, 0, 10).stream().map(Event::object).toList();
    }

    @BothDatabases
    void a_chunk_is_recorded_at_once_and_a_changed_event_is_found(TestDatabase database) {
        open(database);
        database.write(ctx -> {
            trail.record(IntStream.range(0, 1_200)
                    .mapToObj(i -> new Act("funds.payment.create", 3, "funds.payment/" + i, Map.of()))
                    .toList());
            return null;
        });
        sealing.run();
        assertThat(check(database)).isNull();
        database.write(
                ctx -> ctx.execute("update audit_events set user_name = 'other' where object_ref = 'funds.payment/7'"));
        assertThat(check(database).kind()).isEqualTo(Mismatch.Kind.ROW_CHANGED);
    }

    private Mismatch check(TestDatabase database) {
        ChainCheck<EventRow> check = new ChainCheck<>(chain.seals(), database);
        return check.advance(database.read(chain.seals()::number), rows -> {}, seal -> {})
                .or(() -> check.inserted((seen, of) -> {}))
                .orElse(null);
    }
}
