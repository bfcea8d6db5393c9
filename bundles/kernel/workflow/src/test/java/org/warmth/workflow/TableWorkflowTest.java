package org.warmth.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.BatchBindStep;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Refusal;
import org.warmth.api.workflow.Workflow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;
import org.warmth.workflow.Things.State;
import org.warmth.workflow.Things.Thing;
import org.warmth.workflow.Things.Why;

class TableWorkflowTest {
    private static final long UNIT = 10;
    private static final long ELSEWHERE = 20;

    private final TestCallers callers = new TestCallers();
    private final TestAudit audit = new TestAudit();
    private Things things;
    private Lifecycle<Thing, Void, Why> life;

    @BothDatabases
    void a_life_leaves_its_history(TestDatabase database) {
        Workflow workflow = workflow(database);
        clerk();
        assertThat(take(database, workflow, null, "create", null)).isEqualTo(State.DRAFT);
        assertThat(take(database, workflow, State.DRAFT, "submit", null)).isEqualTo(State.SUBMITTED);
        chair();
        assertThat(take(database, workflow, State.SUBMITTED, "approve", null)).isEqualTo(State.APPROVED);

        assertThat(workflow.history("visits.list", 1))
                .extracting(taken -> taken.step() + " " + taken.from() + " " + taken.to() + " " + taken.user())
                .containsExactly(
                        "create null DRAFT clerk", "submit DRAFT SUBMITTED clerk", "approve SUBMITTED APPROVED chair");
        assertThat(audit.acts())
                .extracting(Audit.Act::action)
                .containsExactly("visits.list.create", "visits.list.submit", "visits.list.approve");
    }

    @BothDatabases
    void the_maker_does_not_check(TestDatabase database) {
        Workflow workflow = workflow(database);
        clerk();
        take(database, workflow, null, "create", null);
        take(database, workflow, State.DRAFT, "submit", null);

        refused("workflow.four-eyes", () -> take(database, workflow, State.SUBMITTED, "approve", null));
        assertThat(next(workflow, State.SUBMITTED)).isEmpty();
        callers.set(TestCallers.caller(3, "another", UNIT, Role.CLERK));
        assertThat(next(workflow, State.SUBMITTED)).containsExactly("approve");
    }

    @BothDatabases
    void whoever_stands_in_for_the_maker_is_no_second_person(TestDatabase database) {
        Workflow workflow = workflow(database);
        clerk();
        long maker = callers.current().user();
        take(database, workflow, null, "create", null);
        take(database, workflow, State.DRAFT, "submit", null);
        standIn(Role.CHAIR, maker);
        refused("workflow.four-eyes", () -> take(database, workflow, State.SUBMITTED, "approve", null));
        assertThat(next(workflow, State.SUBMITTED)).doesNotContain("approve");
    }

    @BothDatabases
    void what_was_done_for_somebody_is_theirs_as_well(TestDatabase database) {
        Workflow workflow = workflow(database);
        chair();
        long away = callers.current().user();
        standIn(Role.CLERK, away);
        take(database, workflow, null, "create", null);
        take(database, workflow, State.DRAFT, "submit", null);
        assertThat(workflow.history("visits.list", 1))
                .extracting(Workflow.Taken::user, Workflow.Taken::standingInFor)
                .containsOnly(tuple("deputy", away));
        assertThat(audit.acts()).allMatch(act -> act.facts().containsKey("standingInFor"));
        chair();
        refused("workflow.four-eyes", () -> take(database, workflow, State.SUBMITTED, "approve", null));
        callers.set(TestCallers.caller(4, "another", UNIT, Role.CHAIR));
        assertThat(take(database, workflow, State.SUBMITTED, "approve", null)).isEqualTo(State.APPROVED);
    }

    /** Somebody who acts for another while they are away. */
    private void standIn(Role role, long forUser) {
        LocalDate day = LocalDate.of(2022, 1, 1);
        callers.set(new Caller(
                9,
                "deputy",
                false,
                List.of(new Grant(role, UNIT, day, day.plusDays(30), forUser)),
                "127.0.0.1",
                Locale.CHINESE));
    }

    @BothDatabases
    void what_the_caller_did_before_is_known_record_by_record(TestDatabase database) {
        Workflow workflow = workflow(database);
        clerk();
        take(database, workflow, null, "create", null);
        take(database, workflow, State.DRAFT, "submit", null);
        assertThat(workflow.own("visits.list", List.of(1L, 2L)))
                .containsExactly(Map.entry(1L, Set.of("create", "submit")));
        assertThat(workflow.own("funds.list", List.of(1L))).isEmpty();
        chair();
        assertThat(workflow.own("visits.list", List.of(1L))).isEmpty();
    }

    @BothDatabases
    void a_list_is_checked_as_a_list_all_or_none(TestDatabase database) {
        Workflow workflow = workflow(database);
        clerk();
        List<Thing> drafts = List.of(
                there(new Thing(1, UNIT, State.DRAFT, 1)),
                there(new Thing(2, UNIT, State.DRAFT, 1)),
                there(new Thing(3, UNIT, State.SUBMITTED, 1)));

        refused("workflow.wrong-state", () -> database.write(sql -> workflow.takeAll(life, drafts, "submit", null)));
        assertThat(workflow.history("visits.list", 1)).isEmpty();

        database.write(sql -> workflow.takeAll(life, drafts.subList(0, 2), "submit", null));
        assertThat(workflow.history("visits.list", 2)).hasSize(1);
    }

    @BothDatabases
    void a_refusal_names_step_and_state_by_the_keys_of_their_words(TestDatabase database) {
        Workflow workflow = workflow(database);
        clerk();
        assertThatThrownBy(() -> take(database, workflow, State.APPROVED, "submit", null))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.args())
                        .containsExactly("visits.list.step.submit", "visits.list.state.APPROVED"));
    }

    @BothDatabases
    void a_step_back_needs_a_reason(TestDatabase database) {
        Workflow workflow = workflow(database);
        chair();
        refused("rest.invalid", () -> take(database, workflow, State.DRAFT, "void", "  "));
        take(database, workflow, State.DRAFT, "void", "重复录入");
        assertThat(workflow.history("visits.list", 1).get(0).reason()).isEqualTo("重复录入");
    }

    @BothDatabases
    void a_step_back_can_be_taken_with_its_example(TestDatabase database) {
        Workflow workflow = workflow(database);
        chair();
        Thing thing = new Thing(1, UNIT, State.DRAFT, 1);
        Why example = life.step("void").example().apply(thing, null);
        assertThat(take(database, workflow, State.DRAFT, "void", example.reason()))
                .isEqualTo(State.VOID);
        assertThat(life.step("submit").example().apply(thing, null).reason()).isNull();
    }

    @BothDatabases
    void what_is_said_may_mean_another_step(TestDatabase database) {
        Workflow workflow = workflow(database);
        life = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("submit", Set.of(State.DRAFT), State.SUBMITTED, Set.of(Role.CLERK))
                .means("approve", (thing, why) -> why.reason() != null)
                .step("approve", Set.of(State.DRAFT), State.APPROVED, Set.of(Role.CLERK))
                .build();
        clerk();
        assertThat(take(database, workflow, State.DRAFT, "submit", null)).isEqualTo(State.SUBMITTED);
        assertThat(take(database, workflow, State.DRAFT, "submit", "当场核实")).isEqualTo(State.APPROVED);
        assertThat(workflow.history("visits.list", 1))
                .extracting(Workflow.Taken::step)
                .containsExactly("submit", "approve");
        var unknown =
                table(things).create("create", State.DRAFT, Set.of(Role.CLERK)).means("make", (thing, why) -> true);
        assertThatThrownBy(unknown::build).hasMessage("visits.list: create means no step make");
    }

    @BothDatabases
    void a_step_is_for_its_role_its_unit_and_its_state(TestDatabase database) {
        Workflow workflow = workflow(database);
        chair();
        refused("access.forbidden", () -> take(database, workflow, State.DRAFT, "submit", null));
        clerk();
        refused("workflow.wrong-state", () -> take(database, workflow, State.APPROVED, "submit", null));
        refused("workflow.wrong-state", () -> take(database, workflow, State.DRAFT, "create", null));
        refused("workflow.step-unknown", () -> take(database, workflow, State.DRAFT, "sumbit", null));
        refused(
                "access.forbidden",
                () -> database.write(
                        sql -> workflow.take(life, new Thing(9, ELSEWHERE, State.DRAFT, 1), "submit", null)));
    }

    @BothDatabases
    void a_shared_account_only_reads(TestDatabase database) {
        Workflow workflow = workflow(database);
        Caller clerk = TestCallers.caller(5, "desk", UNIT, Role.CLERK);
        callers.set(new Caller(5, "desk", true, clerk.grants(), "127.0.0.1", Locale.CHINA));

        refused("workflow.shared-account", () -> take(database, workflow, State.DRAFT, "submit", null));
        assertThat(next(workflow, State.DRAFT)).isEmpty();
    }

    private static Lifecycle.Table<Thing, State, Void, Why> table(Things things) {
        return Lifecycle.of(
                "visits.list", things, State.class, Thing::state, Thing::in, Lifecycle::noFacts, Why.FIELDS);
    }

    @BothDatabases
    void a_guard_keeps_a_step_from_being_offered_and_from_being_taken(TestDatabase database) {
        Workflow workflow = workflow(database);
        Lifecycle<Thing, Void, Why> guarded = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("submit", Set.of(State.DRAFT), State.SUBMITTED, Set.of(Role.CLERK))
                .when("visits.list-planned", (thing, known) -> thing.id() != 1)
                .step("approve", Set.of(State.DRAFT), State.APPROVED, Set.of(Role.CLERK))
                .when("visits.list-planned", (thing, known) -> known.equals(null))
                .build();
        clerk();
        Thing one = there(new Thing(1, UNIT, State.DRAFT, 1));
        Thing other = there(new Thing(2, UNIT, State.DRAFT, 1));
        assertThat(workflow.next(guarded, List.of(one, other)))
                .as("a guard that fails keeps its own step back alone")
                .containsExactly(Map.entry(1L, List.of()), Map.entry(2L, List.of("submit")));
        refused("visits.list-planned", () -> database.write(sql -> workflow.take(guarded, one, "submit", null)));
        assertThat(database.<Map<Long, Refusal>>write(
                        sql -> workflow.refusals(guarded, List.of(one, other), "submit", null)))
                .containsOnlyKeys(1L);
        assertThat(database.<Thing>write(sql -> workflow.take(guarded, other, "submit", null)))
                .isEqualTo(new Thing(2, UNIT, State.SUBMITTED, 2));
    }

    @BothDatabases
    void what_goes_along_with_its_list_is_not_taken_alone(TestDatabase database) {
        Workflow workflow = workflow(database);
        Lifecycle<Thing, Void, Why> listed = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("submit", Set.of(State.DRAFT), State.SUBMITTED, Set.of(Role.CLERK))
                .whenAlone("visits.in-list", (thing, known) -> thing.id() != 1)
                .build();
        clerk();
        Thing one = there(new Thing(1, UNIT, State.DRAFT, 1));
        assertThat(workflow.next(listed, List.of(one)).get(1L)).isEmpty();
        refused("visits.in-list", () -> database.write(sql -> workflow.take(listed, one, "submit", null)));
        assertThat(database.<Thing>write(sql -> workflow.carry(listed, one, "submit", null))
                        .state())
                .isEqualTo(State.SUBMITTED);
    }

    @BothDatabases
    void what_the_product_takes_nobody_asks_for(TestDatabase database) {
        Workflow workflow = workflow(database);
        Lifecycle<Thing, Void, Why> filled = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("fill", Set.of(State.DRAFT), State.DRAFT, Set.of(Role.CLERK))
                .byKernel()
                .build();
        clerk();
        Thing draft = there(new Thing(1, UNIT, State.DRAFT, 1));
        assertThat(workflow.next(filled, List.of(draft)).get(1L)).isEmpty();
        refused("workflow.step-unknown", () -> database.write(sql -> workflow.take(filled, draft, "fill", null)));
        assertThat(database.<Thing>write(sql -> workflow.carry(filled, draft, "fill", "名册导入")))
                .as("what a step leaves as it is stays at its version")
                .isEqualTo(draft);
        assertThat(workflow.history("visits.list", 1)).singleElement().satisfies(taken -> assertThat(taken.reason())
                .isEqualTo("名册导入"));
        chair();
        refused("access.forbidden", () -> database.write(sql -> workflow.carry(filled, draft, "fill", null)));
    }

    @BothDatabases
    void nobody_writes_a_state_beside_the_steps(TestDatabase database) {
        workflow(database);
        there(new Thing(1, UNIT, State.DRAFT, 1));
        assertThatThrownBy(() -> database.write(sql -> sql.update(Things.TABLE)
                        .set(Things.TABLE.version, 2)
                        .set(Things.TABLE.state, State.APPROVED.name())
                        .where(Things.TABLE.id.eq(1L))
                        .execute()))
                .hasStackTraceContaining("only the step of a life writes a state");
        assertThatThrownBy(() -> database.write(sql -> {
                    BatchBindStep batch = sql.batch(sql.update(Things.TABLE)
                            .set(Things.TABLE.state, (String) null)
                            .where(Things.TABLE.id.eq((Long) null)));
                    return batch.bind("APPROVED", 1L).execute();
                }))
                .hasStackTraceContaining("only the step of a life writes a state");
        assertThatThrownBy(() -> database.write(sql ->
                        sql.execute("UPDATE " + Things.TABLE.getName() + " SET STATE = 'APPROVED' WHERE ID = 1")))
                .as("by hand, in capitals")
                .hasStackTraceContaining("only the step of a life writes a state");
        assertThat(database.<Integer>write(sql -> sql.update(Things.TABLE)
                        .set(Things.TABLE.version, 2)
                        .where(Things.TABLE.state.eq("DRAFT"))
                        .execute()))
                .isEqualTo(1);
    }

    @BothDatabases
    void a_life_that_cannot_be_lived_is_refused_when_it_is_written(TestDatabase database) {
        workflow(database);
        var twice = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("submit", Set.of(State.DRAFT), State.SUBMITTED, Set.of(Role.CLERK))
                .step("submit", Set.of(State.DRAFT), State.APPROVED, Set.of(Role.CLERK));
        assertThatThrownBy(twice::build).hasMessage("visits.list: two steps submit");
        var unreached = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("approve", Set.of(State.SUBMITTED), State.APPROVED, Set.of(Role.CLERK));
        assertThatThrownBy(unreached::build).hasMessageStartingWith("visits.list: nobody reaches the state SUBMITTED");
        var apart = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("submit", Set.of(State.DRAFT), State.SUBMITTED, Set.of(Role.CLERK))
                .apart("make");
        assertThatThrownBy(apart::build).hasMessage("visits.list: submit differs from no step make");
        assertThatThrownBy(() -> table(things)
                        .create("create", State.DRAFT, Set.of(Role.CLERK))
                        .needs("voucher"))
                .hasMessageContaining("no field voucher");
        assertThatThrownBy(() -> Why.FIELDS.text("reason", Why::reason, 20))
                .hasMessage("the field reason is declared twice");
    }

    private Workflow workflow(TestDatabase database) {
        database.unit(UNIT);
        database.unit(ELSEWHERE);
        things = Things.in(database);
        life = table(things)
                .create("create", State.DRAFT, Set.of(Role.CLERK))
                .step("submit", Set.of(State.DRAFT), State.SUBMITTED, Set.of(Role.CLERK))
                .step("approve", Set.of(State.SUBMITTED), State.APPROVED, Set.of(Role.CLERK, Role.CHAIR))
                .apart("create", "submit")
                .back("void", Set.of(State.DRAFT, State.SUBMITTED), State.VOID, Set.of(Role.CHAIR))
                .build();
        return new TableWorkflow(
                new StepStore(database, database.ids(), database.clock()),
                new TestAccess(database, callers),
                callers,
                audit);
    }

    /** Takes a step with the one record, which stands where the test says. */
    private State take(TestDatabase database, Workflow workflow, State state, String step, String reason) {
        return database.write(sql -> {
            if (state == null) {
                workflow.begin(life, new Thing(1, UNIT, State.DRAFT, 1), step, new Why(reason));
                return State.DRAFT;
            }
            return workflow.take(life, there(new Thing(1, UNIT, state, 1)), step, new Why(reason))
                    .state();
        });
    }

    /** The record as its table has it. */
    private Thing there(Thing thing) {
        things.database().write(sql -> {
            sql.deleteFrom(Things.TABLE).where(Things.TABLE.id.eq(thing.id())).execute();
            return sql.insertInto(Things.TABLE, things.columns())
                    .values(things.values(thing))
                    .execute();
        });
        return thing;
    }

    private List<String> next(Workflow workflow, State state) {
        return workflow.next(life, List.of(new Thing(1, UNIT, state, 1))).get(1L);
    }

    private void clerk() {
        callers.set(TestCallers.caller(1, "clerk", UNIT, Role.CLERK));
    }

    private void chair() {
        callers.set(TestCallers.caller(2, "chair", UNIT, Role.CHAIR));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
