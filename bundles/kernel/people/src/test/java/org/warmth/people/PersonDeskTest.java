package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.warmth.people.PeopleTest.number;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Problem;
import org.warmth.api.Tag;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Unit;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

class PersonDeskTest {
    @BothDatabases
    void a_number_is_shown_for_a_reason_that_stays_in_the_trail(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long unit = people.found("31", Unit.Level.CITY, 0);
        long id = someone(people, unit);
        people.callers.set(TestCallers.caller(9, "auditor", unit, Role.AUDITOR));
        refused(() -> people.desk.reveal(id, new Reveal("idNumber", "  ")), 422);
        refused(() -> people.desk.reveal(id, new Reveal("card", "抽查付款名单")), 422);
        assertThat(people.desk.reveal(id, new Reveal("idNumber", "抽查付款名单")).value())
                .isEqualTo(number(1));
        assertThat(people.audit.acts()).last().satisfies(act -> {
            assertThat(act.action()).isEqualTo("people.person.reveal");
            assertThat(act.object()).isEqualTo("people.person/" + id);
            assertThat(act.facts()).isEqualTo(Map.of("field", "idNumber", "reason", "抽查付款名单"));
        });
        people.callers.set(PeopleTest.ADMIN);
        refused(() -> people.desk.reveal(id, new Reveal("idNumber", "系统维护检查")), 404);
        refused(() -> people.desk.get(id), 404);
    }

    @BothDatabases
    void somebody_is_found_by_name_and_last_four_within_the_callers_units(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long city = people.found("31", Unit.Level.CITY, 0);
        long north = people.found("31D01", Unit.Level.DISTRICT, city);
        long south = people.found("31D02", Unit.Level.DISTRICT, city);
        people.callers.set(clerk(7, city));
        long one = made(people, "李例安", 1, north);
        long two = made(people, "李例安", 2, south);
        String end = number(2).substring(14);
        assertThat(people.desk.search("李例安", null, 0, 10))
                .extracting(PersonCard::id)
                .containsExactly(one, two);
        assertThat(people.desk.search("　李例安", end, 0, 10))
                .extracting(PersonCard::id)
                .containsExactly(two);
        people.callers.set(clerk(8, north));
        assertThat(people.desk.search("李例安", null, 0, 10))
                .extracting(PersonCard::id)
                .containsExactly(one);
        refused(() -> people.desk.get(two), 404);
        refused(() -> people.desk.search("李", null, 0, 10), 422);
    }

    @BothDatabases
    void a_document_is_verified_by_a_second_person_and_a_death_needs_its_paper(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long unit = people.found("31", Unit.Level.CITY, 0);
        long id = someone(people, unit);
        refused(() -> people.desk.verify(id, 1), 403);
        people.callers.set(clerk(8, unit));
        people.desk.verify(id, 1);
        assertThat(people.desk.get(id).level()).isEqualTo(IdentityLevel.VERIFIED);
        refused(() -> people.desk.verify(id, 1), 412);
        LocalDate day = LocalDate.of(2021, 12, 1);
        refused(() -> people.desk.change(id, 2, new PersonChange(null, null, day, null)), 422);
        refused(() -> people.desk.change(id, 2, new PersonChange(null, null, LocalDate.of(2023, 1, 1), "证明")), 422);
        people.desk.change(id, 2, new PersonChange("12000000009", Set.of(Tag.MODEL), day, "死亡证明1号"));
        PersonCard card = people.desk.get(id);
        assertThat(card.deceasedOn()).isEqualTo(day);
        assertThat(card.tags()).containsExactly(Tag.MODEL);
        assertThat(card.mobile()).isEqualTo("120****0009");
        assertThat(people.persons
                        .find(List.of(new PersonClaim("李例安", null, number(1), null, unit, null)))
                        .get(0)
                        .deceasedOn())
                .isEqualTo(day);
    }

    @BothDatabases
    void an_account_entered_by_hand_is_confirmed_and_shown_likewise(TestDatabase database) {
        PeopleTest people = new PeopleTest(database);
        long unit = people.found("31", Unit.Level.CITY, 0);
        long id = someone(people, unit);
        refused(() -> people.desk.addAccount(id, "9999991234567893", "王例宁", null, null), 422);
        long account = people.desk.addAccount(id, "9999991234567893", "李例安", "演示银行", null);
        assertThat(people.desk.accounts(id)).extracting("number").containsExactly("************7893");
        refused(() -> people.desk.confirm(account), 403);
        people.callers.set(clerk(8, unit));
        assertThat(people.desk.confirm(account).state().name()).isEqualTo("VERIFIED");
        assertThat(people.desk
                        .revealAccount(account, new Reveal("number", "银行退票核对"))
                        .value())
                .isEqualTo("9999991234567893");
    }

    private static long someone(PeopleTest people, long unit) {
        people.callers.set(clerk(7, unit));
        return made(people, "李例安", 1, unit);
    }

    private static long made(PeopleTest people, String name, int n, long unit) {
        return people.desk
                .create(new PersonClaim(name, null, number(n), null, unit, null))
                .id();
    }

    private static Caller clerk(long user, long unit) {
        return TestCallers.caller(user, "clerk" + user, unit, Role.CLERK);
    }

    private static void refused(ThrowingCallable act, int status) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                .isEqualTo(status));
    }
}
