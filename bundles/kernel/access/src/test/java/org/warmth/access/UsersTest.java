package org.warmth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestDatabase;

class UsersTest {
    private static final long CITY = 1;
    private static final long DISTRICT = 2;
    private static final long OTHER = 3;

    @TempDir
    Path etc;

    @BothDatabases
    void the_first_admin_grants_and_founds_but_holds_no_business_role(TestDatabase database) {
        World world = new World(database, etc);
        Caller admin = world.signIn("Admin", World.ADMIN_WORD);

        assertThat(admin.grants())
                .extracting(grant -> grant.role())
                .containsExactlyInAnyOrder(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
        assertThat(world.<Boolean>as(admin, () -> world.access.may(Set.of(Role.SYSTEM_ADMIN), 0)))
                .isTrue();
        assertThat(world.<Boolean>as(admin, () -> world.access.may(Set.of(), CITY)))
                .isFalse();
        assertThat(Files.exists(etc.resolve("warmth/first-admin-password"))).isFalse();
    }

    @BothDatabases
    void a_generated_password_lies_in_a_file_until_it_is_changed(TestDatabase database) throws Exception {
        World world = new World(database, etc, null, Map.of());
        Path file = etc.resolve("warmth/first-admin-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String word = Files.readString(file).strip();
        Caller admin = world.signIn("admin", word);

        world.as(admin, () -> {
            world.userService.changeOwn(word, "something-Else-8");
            return null;
        });

        assertThat(file).doesNotExist();
        refused("access.unauthenticated", () -> world.signIn("admin", word));
        assertThat(world.signIn("admin", "something-Else-8").name()).isEqualTo("admin");
    }

    @BothDatabases
    void a_password_that_others_know_opens_nothing_but_its_own_change(TestDatabase database) {
        World world = new World(database, etc);
        database.unit(DISTRICT, CITY);
        Caller admin = world.signIn("admin", World.ADMIN_WORD);
        User clerk = world.as(admin, () -> world.userService.create("Li.Fang", "李芳", World.WORD, false));
        world.as(admin, () -> world.grantService.request(clerk.id(), Role.CLERK, DISTRICT, null, null, 0, null));

        Caller first = world.signIn("li.fang", World.WORD);
        assertThat(first.grants()).isEmpty();
        refused(
                "access.no-role",
                () -> world.as(first, () -> {
                    world.access.require(Set.of(Role.CLERK), DISTRICT);
                    return null;
                }));

        world.as(first, () -> {
            world.userService.changeOwn(World.WORD, "my-own-Word-9");
            return null;
        });
        assertThat(world.signIn("li.fang", "my-own-Word-9").has(Role.CLERK)).isTrue();
    }

    @BothDatabases
    void who_works_for_a_unit_is_known_by_the_names_they_bear(TestDatabase database) {
        World world = new World(database, etc);
        database.unit(DISTRICT, CITY);
        Caller admin = world.signIn("admin", World.ADMIN_WORD);
        User clerk = world.as(admin, () -> world.userService.create("li.fang", "李芳", World.WORD, false));
        User former = world.as(admin, () -> world.userService.create("wang", "王宁", World.WORD, false));
        world.as(admin, () -> world.userService.create("zhao", "赵和", World.WORD, false));
        world.as(admin, () -> world.grantService.request(clerk.id(), Role.CLERK, DISTRICT, null, null, 0, null));
        LocalDate last = world.grants.today().minusDays(1);
        world.grants.insert(new GrantRow(
                7, former.id(), new Grant(Role.CLERK, DISTRICT, last, last), GrantRow.State.ACTIVE, 1, 1, 1));
        StaffNames staff = new StaffNames(database, world.grants);
        assertThat(staff.names(DISTRICT, Set.of())).containsExactly("李芳");
        assertThat(staff.names(CITY, Set.of("zhao"))).containsExactly("赵和");
    }

    @BothDatabases
    void a_duty_is_lent_by_its_holder_for_a_time_and_never_lent_on(TestDatabase database) {
        World world = new World(database, etc);
        database.unit(DISTRICT, CITY);
        Caller admin = world.signIn("admin", World.ADMIN_WORD);
        Caller zhao = world.user(admin, "zhao");
        Caller wang = world.user(admin, "wang");
        Caller li = world.user(admin, "li");
        LocalDate last = world.grants.today().plusDays(7);
        world.as(admin, () -> world.grantService.request(zhao.user(), Role.OFFICER, DISTRICT, null, null, 0, null));

        lend(world, admin, wang, Role.OFFICER, last, zhao, "春节休假");
        assertThat(world.signIn("wang", World.OWN).acting()).containsExactlyInAnyOrder(wang.user(), zhao.user());
        assertThat(world.signIn("wang", World.OWN).has(Role.OFFICER)).isTrue();
        assertThat(world.signIn("zhao", World.OWN).acting()).containsExactly(zhao.user());

        refused("rest.invalid", () -> lend(world, admin, li, Role.OFFICER, last, wang, "再转委托"));
        refused("rest.invalid", () -> lend(world, admin, li, Role.CHAIR, last, zhao, "没有的职责"));
        refused("rest.invalid", () -> lend(world, admin, li, Role.OFFICER, null, zhao, "没有期限"));
        refused("rest.invalid", () -> lend(world, admin, li, Role.OFFICER, last, zhao, " "));
        refused("rest.invalid", () -> lend(world, admin, zhao, Role.OFFICER, last, zhao, "委托给自己"));
    }

    private static GrantRow lend(
            World world, Caller admin, Caller to, Role role, LocalDate last, Caller from, String reason) {
        return world.as(
                admin, () -> world.grantService.request(to.user(), role, DISTRICT, null, last, from.user(), reason));
    }

    @BothDatabases
    void a_money_role_waits_for_a_second_person(TestDatabase database) {
        World world = new World(database, etc);
        database.unit(DISTRICT, CITY);
        Caller admin = world.signIn("admin", World.ADMIN_WORD);
        Caller second = world.user(admin, "second");
        world.as(admin, () -> world.grantService.request(second.user(), Role.SECURITY_ADMIN, 0, null, null, 0, null));
        Caller guard = world.signIn("second", World.OWN);
        Caller wang = world.user(admin, "wang");

        GrantRow asked = world.as(
                admin, () -> world.grantService.request(wang.user(), Role.CASHIER, DISTRICT, null, null, 0, null));
        assertThat(world.signIn("wang", World.OWN).has(Role.CASHIER)).isFalse();
        refused(
                "access.second-person",
                () -> world.as(admin, () -> world.grantService.decide(asked.id(), true, asked.version())));

        world.as(guard, () -> world.grantService.decide(asked.id(), true, asked.version()));
        assertThat(world.signIn("wang", World.OWN).has(Role.CASHIER)).isTrue();

        User cashier = world.users.byId(wang.user()).orElseThrow();
        world.as(guard, () -> world.userService.reset(cashier.id(), "a-new-Word-77", cashier.version()));
        assertThat(world.grants.ofUser(cashier.id()))
                .extracting(GrantRow::state)
                .containsExactly(GrantRow.State.REQUESTED);
    }

    @BothDatabases
    void nobody_grants_himself_and_admins_hold_no_business_role(TestDatabase database) {
        World world = new World(database, etc);
        Caller admin = world.signIn("admin", World.ADMIN_WORD);
        Caller second = world.user(admin, "second");
        world.as(admin, () -> world.grantService.request(second.user(), Role.SYSTEM_ADMIN, 0, null, null, 0, null));

        refused(
                "access.own-grant",
                () -> world.as(
                        admin, () -> world.grantService.request(admin.user(), Role.CLERK, CITY, null, null, 0, null)));
        refused(
                "access.grant-mixture",
                () -> world.as(
                        admin, () -> world.grantService.request(second.user(), Role.CLERK, CITY, null, null, 0, null)));
        refused(
                "rest.invalid",
                () -> world.as(
                        admin,
                        () -> world.grantService.request(second.user(), Role.LOG_ADMIN, 5, null, null, 0, null)));
    }

    @BothDatabases
    void a_locked_or_revoked_user_is_out_at_once(TestDatabase database) {
        World world = new World(database, etc);
        database.unit(DISTRICT, CITY);
        Caller admin = world.signIn("admin", World.ADMIN_WORD);
        Caller wang = world.user(admin, "wang");
        GrantRow grant = world.as(
                admin, () -> world.grantService.request(wang.user(), Role.CLERK, DISTRICT, null, null, 0, null));
        assertThat(world.signIn("wang", World.OWN).has(Role.CLERK)).isTrue();

        world.as(admin, () -> world.grantService.revoke(grant.id(), grant.version()));
        assertThat(world.signIn("wang", World.OWN).grants()).isEmpty();

        User user = world.users.byId(wang.user()).orElseThrow();
        world.as(admin, () -> world.userService.lock(user.id(), true, user.version()));
        refused("access.unauthenticated", () -> world.signIn("wang", World.OWN));
        refused("access.user-gone", () -> world.callers.load(user.id()));
    }

    @BothDatabases
    void a_grant_holds_on_its_days_over_its_subtree(TestDatabase database) {
        World world = new World(database, etc);
        database.unit(CITY);
        database.unit(DISTRICT, CITY);
        database.unit(OTHER, CITY);
        Caller admin = world.signIn("admin", World.ADMIN_WORD);
        Caller wang = world.user(admin, "wang");
        LocalDate today = LocalDate.of(2022, 1, 10);
        world.as(
                admin,
                () -> world.grantService.request(wang.user(), Role.CLERK, DISTRICT, today.plusDays(1), null, 0, null));
        world.as(
                admin,
                () -> world.grantService.request(
                        wang.user(), Role.CHAIR, DISTRICT, today.minusDays(9), today, 0, null));

        Caller now = world.signIn("wang", World.OWN);
        assertThat(now.grants()).extracting(grant -> grant.role()).containsExactly(Role.CHAIR);
        assertThat(world.as(now, () -> world.access.within(Set.of(Role.CHAIR), Set.of(CITY, DISTRICT, OTHER))))
                .containsExactly(DISTRICT);
        refused(
                "access.forbidden",
                () -> world.as(now, () -> {
                    world.access.require(Set.of(Role.CHAIR), OTHER);
                    return null;
                }));
    }

    @BothDatabases
    void guessing_is_slowed_down_and_a_right_password_cannot_jump_the_queue(TestDatabase database) {
        World world = new World(database, etc);
        for (int i = 0; i < 5; i++) {
            int guess = i;
            refused("access.unauthenticated", () -> world.signIn("admin", "guess-number-" + guess));
        }
        refused("access.too-many-attempts", () -> world.signIn("admin", World.ADMIN_WORD));
    }

    @BothDatabases
    void nonsense_is_nobody(TestDatabase database) {
        World world = new World(database, etc);
        for (String header :
                new String[] {null, "", "Basic", "Basic !!!", "Basic YWRtaW4=", "Digest x", "Bearer a.b.c"}) {
            refused("access.unauthenticated", () -> world.check.verify(header, "127.0.0.1", java.util.Locale.ENGLISH));
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
