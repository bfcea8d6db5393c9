package org.warmth.workflow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;
import org.warmth.api.fields.Fields;
import org.warmth.api.records.Filter;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordTable;
import org.warmth.api.records.Stored;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Reasoned;
import org.warmth.api.workflow.Views;
import org.warmth.api.workflow.Workflow;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestComponents;
import org.warmth.testkit.TestDatabase;

class RecordKeeperTest {
    private static final long UNIT = 10;
    private static final long ELSEWHERE = 20;

    private final TestCallers callers = new TestCallers();
    private final TestAudit audit = new TestAudit();
    private TestDatabase database;
    private Kept<Box> boxes;

    @BothDatabases
    void records_out_of_the_callers_units_are_as_unknown_as_those_that_are_not_there(TestDatabase given) {
        boxes(given);
        boxes.insertAll(List.of(box(1), box(2), new Box(3, ELSEWHERE, State.OPEN, "旧", 0, 1)));

        assertThat(boxes.get(1).says()).isEqualTo("新");
        assertThat(boxes.find(3)).isEmpty();
        refused(404, "test.unknown", () -> boxes.get(3));
        refused(404, "test.unknown", () -> boxes.get(9));
        assertThat(boxes.all(DSL.noCondition())).extracting(Box::id).containsExactly(1L, 2L);
        assertThat(boxes.byIds(Set.of(2L, 3L, 9L))).containsOnlyKeys(2L, 3L);
    }

    @BothDatabases
    void a_page_holds_what_is_asked_for(TestDatabase given) {
        boxes(given);
        boxes.insertAll(List.of(box(1), box(2), new Box(3, UNIT, State.SHUT, "新", 0, 1)));

        Page<Box> first = boxes.page(Filter.by(BoxTable.BOXES.unit, 0), 0, 2);
        assertThat(first.items()).extracting(Box::id).containsExactly(1L, 2L);
        assertThat(first.next()).isEqualTo("2");
        assertThat(boxes.page(Filter.by(BoxTable.BOXES.state, State.SHUT), 0, 2).items())
                .extracting(Box::id)
                .containsExactly(3L);
        assertThat(boxes.page(Filter.by(BoxTable.BOXES.unit, ELSEWHERE), 0, 2).items())
                .isEmpty();
    }

    @BothDatabases
    void what_others_count_beside_a_record_outlives_its_rewriting(TestDatabase given) {
        boxes(given);
        boxes.create(box(1), "make", Map.of());
        database.write(sql -> sql.execute("update boxes set held = 7"));

        Box next = boxes.rewrite(boxes.at(1, 1).saying("改"), "update", Map.of("said", "改"));
        assertThat(next.version()).isEqualTo(2);
        assertThat(boxes.get(1)).isEqualTo(new Box(1, UNIT, State.OPEN, "改", 7, 2));
        assertThat(audit.acts())
                .extracting(act -> act.action() + " " + act.object())
                .containsExactly("test.box.make shelf/1", "test.box.update shelf/1");
    }

    @BothDatabases
    void what_changed_in_between_is_not_overwritten(TestDatabase given) {
        boxes(given);
        boxes.insertAll(List.of(box(1), box(2)));
        boxes.rewrite(boxes.get(1).saying("改"));

        refused(412, "rest.stale", () -> boxes.at(1, 1));
        refused(412, "rest.stale", () -> boxes.rewrite(box(1).saying("又")));
        refused(412, "rest.stale", () -> boxes.rewriteAll(List.of(box(2).saying("又"), box(1).saying("又"))));
        assertThat(boxes.get(1).says()).isEqualTo("改");
    }

    @BothDatabases
    void a_record_with_a_life_is_begun_shown_and_moved(TestDatabase given) {
        boxes(given);
        Workflow workflow = new TestComponents(
                        database, database.ids(), database.clock(), callers, audit, new TestAccess(database, callers))
                .get(Workflow.class);
        Lifecycle<Box, Void, Why> life = Lifecycle.of(
                        "test.box",
                        new BoxTable.Boxes(database),
                        State.class,
                        Box::state,
                        Box::in,
                        Lifecycle::noFacts,
                        Why.FIELDS)
                .create("make", State.OPEN, Set.of(Role.CLERK))
                .step("shut", Set.of(State.OPEN), State.SHUT, Set.of(Role.CLERK))
                .build();
        Living<Box, Why, String> living = workflow.living(
                boxes, life, Views.each((box, known, next) -> box.state() + " " + box.version() + " " + next));

        living.begin(box(1), "make", null);
        assertThat(living.get(1)).isEqualTo("OPEN 1 [shut]");
        refused(412, "rest.stale", () -> living.step(1, 2, "shut", null));
        assertThat(living.step(1, 1, "shut", null)).isEqualTo("SHUT 2 []");
        assertThat(living.page(DSL.noCondition(), 0, 10).items()).containsExactly("SHUT 2 []");
    }

    private void boxes(TestDatabase given) {
        database = given;
        database.unit(UNIT);
        database.unit(ELSEWHERE);
        database.write(sql -> sql.execute(
                "create table boxes (id bigint not null primary key, unit bigint not null, state varchar(30) not null,"
                        + " says varchar(30) not null, held int not null, version int not null)"));
        callers.set(TestCallers.caller(1, "clerk", UNIT, Role.CLERK));
        boxes = new RecordKeeper(callers, audit).keep("test.box", "test.unknown", new BoxTable.Boxes(database));
    }

    private static Box box(long id) {
        return new Box(id, UNIT, State.OPEN, "新", 0, 1);
    }

    private static void refused(int status, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    enum State {
        OPEN,
        SHUT
    }

    record Why(String reason) implements Reasoned {
        static final Fields<Why> FIELDS = Fields.of(new Why(null)).text("reason", Why::reason, 500);
    }

    record Box(long id, long unit, State state, String says, int held, int version) implements Stored {
        Box saying(String other) {
            return new Box(id, unit, state, other, held, version + 1);
        }

        Box in(State next) {
            return new Box(id, unit, next, says, held, version + 1);
        }
    }

    static final class BoxTable extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;
        static final BoxTable BOXES = new BoxTable();

        final transient TableField<Record, Long> id = createField(DSL.name("ID"), SQLDataType.BIGINT, this);
        final transient TableField<Record, Long> unit = createField(DSL.name("UNIT"), SQLDataType.BIGINT, this);
        final transient TableField<Record, String> state =
                createField(DSL.name("STATE"), SQLDataType.VARCHAR(30), this);
        final transient TableField<Record, String> says = createField(DSL.name("SAYS"), SQLDataType.VARCHAR(30), this);
        final transient TableField<Record, Integer> held = createField(DSL.name("HELD"), SQLDataType.INTEGER, this);
        final transient TableField<Record, Integer> version =
                createField(DSL.name("VERSION"), SQLDataType.INTEGER, this);

        private BoxTable() {
            super(DSL.name("BOXES"));
        }

        /** Boxes, each on a shelf that the trail names. */
        record Boxes(Database database) implements RecordTable<Box> {
            @Override
            public Table<?> table() {
                return BOXES;
            }

            @Override
            public Field<?>[] columns() {
                return new Field<?>[] {BOXES.id, BOXES.unit, BOXES.state, BOXES.says, BOXES.version};
            }

            @Override
            public Map<Field<?>, Object> beside() {
                return Map.of(BOXES.held, 0);
            }

            @Override
            public String about(String kind, Box box) {
                return "shelf/" + box.id();
            }

            @Override
            public Box record(Record row) {
                return new Box(
                        row.get(BOXES.id),
                        row.get(BOXES.unit),
                        State.valueOf(row.get(BOXES.state)),
                        row.get(BOXES.says),
                        row.get(BOXES.held),
                        row.get(BOXES.version));
            }

            @Override
            public Object[] values(Box box) {
                return new Object[] {box.id(), box.unit(), box.state().name(), box.says(), box.version()};
            }
        }
    }
}
