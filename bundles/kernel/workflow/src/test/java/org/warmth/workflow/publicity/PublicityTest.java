package org.warmth.workflow.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.campaigns.WorkingDays;
import org.warmth.api.workflow.Objection;
import org.warmth.api.workflow.Objection.Outcome;
import org.warmth.api.workflow.Publicities.Line;
import org.warmth.api.workflow.Publicities.Notice;
import org.warmth.api.workflow.Publicities.Shown;
import org.warmth.api.workflow.Publicities.Subject;
import org.warmth.api.workflow.Publicity;
import org.warmth.api.workflow.Publicity.State;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestAccess;
import org.warmth.testkit.TestAudit;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;
import org.warmth.testkit.TestMessages;

/** What hangs out, how long, and what an objection does to it. */
class PublicityTest {
    private static final long UNIT = 10;
    private static final long FILE = 701;
    private static final String KIND = "hardship.file";
    private static final Line WORKER = new Line("李例安", "演示一区第一基层工会", "拟建档困难职工", null);

    private final TestCallers callers = new TestCallers();
    private final TestAudit audit = new TestAudit();
    private final Caller clerk = TestCallers.caller(1, "clerk", UNIT, Role.CLERK);
    private final Caller officer = TestCallers.caller(2, "officer", UNIT, Role.OFFICER);
    /** Monday 10 January 2022, so that five working days end on Monday 17. */
    private Instant now = TestDatabase.NOON;

    @BothDatabases
    void it_hangs_for_five_working_days_until_the_end_of_the_last(TestDatabase database) {
        PublicityService publicities = service(database);
        Publicity hung = hang(publicities);
        assertThat(hung.until()).isEqualTo(LocalDate.of(2022, 1, 17));
        assertThat(hung.state()).isEqualTo(State.HANGING);

        now = Instant.parse("2022-01-17T15:59:59Z");
        assertThatThrownBy(() -> publicities.requireClear(KIND, Set.of(FILE)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("workflow.publicity-hanging");
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.args()).containsExactly(LocalDate.of(2022, 1, 17));
                });
        now = Instant.parse("2022-01-17T16:00:00Z");
        publicities.requireClear(KIND, Set.of(FILE));
        refused("workflow.publicity-missing", () -> publicities.requireClear(KIND, List.of(FILE, 702L)));
        assertThat(audit.acts()).extracting(Audit.Act::action).containsExactly("workflow.publicity.hang");
    }

    @BothDatabases
    void an_objection_on_the_last_day_stands_in_the_way_until_a_second_person_settles_it(TestDatabase database) {
        PublicityService publicities = service(database);
        Publicity hung = hang(publicities);
        now = Instant.parse("2022-01-18T01:00:00Z");
        long id = publicities
                .object(hung, new Objection.Input(LocalDate.of(2022, 1, 17), "邻居", "收入不实"))
                .id();
        refused("workflow.publicity-objected", () -> publicities.requireClear(KIND, Set.of(FILE)));
        assertThat(publicities.latest(KIND, FILE)).hasValueSatisfying(seen -> {
            assertThat(seen.state()).isEqualTo(State.OBJECTED);
            assertThat(seen.open()).isEqualTo(1);
        });
        refused("access.forbidden", () -> answer(publicities, hung, id, Outcome.UNFOUNDED));

        callers.set(officer);
        answer(publicities, hung, id, Outcome.UNFOUNDED);
        publicities.requireClear(KIND, Set.of(FILE));
        refused(
                "workflow.objection-answered",
                () -> publicities.answer(hung, id, 2, new Objection.Answer(Outcome.UPHELD, "再议")));
    }

    @BothDatabases
    void an_upheld_objection_stays_in_the_way_until_the_record_is_hung_out_anew(TestDatabase database) {
        PublicityService publicities = service(database);
        Publicity hung = hang(publicities);
        long id = publicities
                .object(hung, new Objection.Input(LocalDate.of(2022, 1, 10), null, "有两套住房"))
                .id();
        callers.set(officer);
        answer(publicities, hung, id, Outcome.UPHELD);
        now = Instant.parse("2022-02-20T01:00:00Z");
        refused("workflow.publicity-objected", () -> publicities.requireClear(KIND, Set.of(FILE)));
        refused("workflow.publicity-hangs", () -> hang(publicities));
        publicities.withdraw(KIND, FILE, "退回");
        assertThat(publicities.latest(KIND, FILE)).isEmpty();
        assertThat(hang(publicities).state()).isEqualTo(State.HANGING);
    }

    @BothDatabases
    void who_recorded_an_objection_does_not_settle_it(TestDatabase database) {
        PublicityService publicities = service(database);
        Publicity hung = hang(publicities);
        callers.set(officer);
        long id = publicities
                .object(hung, new Objection.Input(LocalDate.of(2022, 1, 10), null, "有车"))
                .id();
        refused("workflow.four-eyes", () -> answer(publicities, hung, id, Outcome.UNFOUNDED));
    }

    @BothDatabases
    void what_came_before_or_after_is_no_objection_to_it(TestDatabase database) {
        PublicityService publicities = service(database);
        Publicity hung = hang(publicities);
        invalid(
                "workflow.objection-ahead",
                () -> publicities.object(hung, new Objection.Input(LocalDate.of(2022, 1, 11), null, "明天的意见")));
        now = Instant.parse("2022-01-20T01:00:00Z");
        invalid(
                "workflow.objection-late",
                () -> publicities.object(hung, new Objection.Input(LocalDate.of(2022, 1, 18), null, "迟到的意见")));
        invalid(
                "workflow.objection-early",
                () -> publicities.object(hung, new Objection.Input(LocalDate.of(2022, 1, 9), null, "早先的意见")));
    }

    @BothDatabases
    void an_objection_is_encrypted_and_shown_for_a_reason_only(TestDatabase database) {
        PublicityService publicities = service(database);
        Publicity hung = hang(publicities);
        long id = publicities
                .object(hung, new Objection.Input(LocalDate.of(2022, 1, 10), "王试平", "收入不实"))
                .id();
        byte[] kept = database.read(
                sql -> sql.fetchOne("select content from workflow_objections").get(0, byte[].class));
        assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("收入");
        assertThat(publicities.objections(hung).toString()).doesNotContain("收入", "王试平");
        invalid("workflow.reason-missing", () -> publicities.reveal(hung, id, " 看 "));

        assertThat(publicities.reveal(hung, id, "复核异议内容")).isEqualTo(new Objection.Text("王试平", "收入不实", null));
        assertThat(audit.acts()).extracting(Audit.Act::action).contains("workflow.publicity.reveal");
    }

    @BothDatabases
    void what_hangs_out_is_masked_line_by_line(TestDatabase database) {
        PublicityService publicities = service(database);
        callers.set(clerk);
        List<Line> lines = IntStream.rangeClosed(1, 1_201)
                .mapToObj(i -> new Line("欧阳样", "演示一区第一基层工会", "生活救助", Money.ofFen(i * 100_00L)))
                .toList();
        Publicity hung = publicities.hang(new Subject("funds.list", 5, UNIT), new Notice("公告栏", null, 7), lines);
        assertThat(hung.lines()).isEqualTo(1_201);
        assertThat(publicities.lines(hung, 0, 500).items()).hasSize(500);
        assertThat(publicities.lines(hung, 3, 2).items())
                .containsExactly(
                        new Shown(4, "欧阳*", "演示一区第一基层工会", "生活救助", "500元以下"),
                        new Shown(5, "欧阳*", "演示一区第一基层工会", "生活救助", "500元至1000元"));
        assertThat(publicities.lines(hung, 1_200, 2).items())
                .extracting(Shown::band)
                .containsExactly("10000元以上");
    }

    @Test
    void of_a_name_the_surname_is_shown_and_nothing_else() {
        assertThat(List.of("李例安", "欧阳样", "阿·拟名·试例", "Sample Alpha", "王", "𠮷样", "").stream()
                        .map(Veil::name))
                .containsExactly("李*", "欧阳*", "阿*", "S*", "王*", "𠮷*", "*");
    }

    @BothDatabases
    void nothing_hangs_shorter_than_set_nor_from_the_past_nor_empty(TestDatabase database) {
        PublicityService publicities = service(database);
        callers.set(clerk);
        Subject file = new Subject(KIND, FILE, UNIT);
        invalid("workflow.publicity-short", () -> publicities.hang(file, new Notice("公告栏", null, 4), List.of(WORKER)));
        invalid(
                "workflow.publicity-past",
                () -> publicities.hang(file, new Notice("公告栏", LocalDate.of(2022, 1, 9), null), List.of(WORKER)));
        invalid("rest.required", () -> publicities.hang(file, new Notice(" ", null, null), List.of(WORKER)));
        refused("workflow.publicity-empty", () -> publicities.hang(file, new Notice("公告栏", null, null), List.of()));
        callers.set(TestCallers.caller(9, "auditor", UNIT, Role.AUDITOR));
        refused("access.forbidden", () -> publicities.hang(file, new Notice("公告栏", null, null), List.of(WORKER)));
    }

    @BothDatabases
    void what_a_refused_act_hung_out_is_not_there(TestDatabase database) {
        PublicityService publicities = service(database);
        callers.set(clerk);
        refused(
                "test.refused",
                () -> database.write(sql -> {
                    hang(publicities);
                    throw Problem.conflict("test.refused");
                }));
        assertThat(publicities.latest(KIND, FILE)).isEmpty();
    }

    private Publicity hang(PublicityService publicities) {
        callers.set(clerk);
        return publicities.hang(new Subject(KIND, FILE, UNIT), new Notice("公告栏", null, null), List.of(WORKER));
    }

    private static Objection answer(PublicityService publicities, Publicity hung, long id, Outcome outcome) {
        return publicities.answer(hung, id, 1, new Objection.Answer(outcome, "经复核"));
    }

    private PublicityService service(TestDatabase database) {
        database.unit(UNIT);
        callers.set(clerk);
        PublicitySettings settings = new PublicitySettings(new FiveDays());
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(now, zone);
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new PublicityService(
                database,
                new PublicityStore(database),
                settings,
                new Veil(new TestMessages("workflow"), settings),
                new Weekdays(),
                database.secrets(),
                new TestAccess(database, callers),
                callers,
                audit,
                database.ids(),
                clock);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }

    private static void invalid(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.violations())
                .extracting("code")
                .containsExactly(code));
    }

    /** Monday to Friday. */
    private static final class Weekdays implements WorkingDays {
        @Override
        public boolean is(LocalDate day) {
            return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        }

        @Override
        public LocalDate plus(LocalDate from, int days) {
            LocalDate day = from;
            for (int left = days; left > 0; ) {
                day = day.plusDays(1);
                left -= is(day) ? 1 : 0;
            }
            return day;
        }

        @Override
        public int between(LocalDate from, LocalDate to) {
            return (int) from.datesUntil(to).filter(day -> is(day.plusDays(1))).count();
        }
    }

    private static final class FiveDays implements PublicitySettings.Config {
        @Override
        public int publicity_days() {
            return 5;
        }

        @Override
        public String publicity_bands() {
            return "500,1000,2000,3000,5000,10000";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return PublicitySettings.Config.class;
        }
    }
}
