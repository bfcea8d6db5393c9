package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.warmth.people.PeopleTest.number;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.people.Accounts.Claim;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Unit;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** Money to a relative's account, by two people's decision alone (R-E02, R-E04). */
class ProxyTest {
    private static final String CARD = "9999991234567893";

    @BothDatabases
    void a_relatives_account_is_taken_once_a_second_person_approved_it(TestDatabase database) {
        Family family = new Family(database);
        assertThat(family.codes(family.ill())).contains("people.account.holder", "people.account.other-person");
        long proxy = family.people.proxyDesk.propose(family.account, family.person, "母子", "本人住院");
        assertThat(family.codes(family.ill())).contains("people.account.other-person");
        refused("workflow.four-eyes", () -> family.step(proxy, 1, "approve"));
        family.people.callers.set(family.leader);
        assertThat(family.step(proxy, 1, "approve").state()).isEqualTo(ProxyState.APPROVED);
        assertThat(family.codes(family.ill())).isEmpty();
        assertThat(family.codes(family.unresolved())).isEmpty();
        assertThat(family.people.accounts.resolve(List.of(family.ill()))).containsExactly(family.account);
    }

    @BothDatabases
    void owner_and_payee_may_stand_in_one_list_and_a_third_person_not(TestDatabase database) {
        Family family = new Family(database);
        family.approved();
        Claim owner = new Claim(family.mother, null, "王试平", CARD, "王试平", null);
        Claim third = new Claim(family.third, null, "赵拟安", CARD, "王试平", null);
        for (List<Claim> list : List.of(List.of(owner, family.ill(), third), List.of(family.ill(), owner, third))) {
            List<List<Violation>> found = family.people.accounts.check(list);
            assertThat(found.get(0)).isEmpty();
            assertThat(found.get(1)).isEmpty();
            assertThat(found.get(2))
                    .extracting(Violation::code)
                    .contains("people.account.holder", "people.account.many-persons", "people.account.other-person");
        }
        refused("people.account.other-person", () -> family.people.accounts.resolve(List.of(third)));
    }

    @BothDatabases
    void the_holder_is_named_as_the_account_names_it(TestDatabase database) {
        Family family = new Family(database);
        family.approved();
        Claim own = new Claim(family.person, null, "李例安", CARD, "李例安", null);
        assertThat(family.codes(own)).containsExactly("people.account.other-person");
        refused("people.account.other-person", () -> family.people.accounts.resolve(List.of(own)));
    }

    @BothDatabases
    void an_exception_taken_back_holds_no_more(TestDatabase database) {
        Family family = new Family(database);
        long proxy = family.approved();
        refused(
                "people.proxy.already",
                () -> family.people.proxyDesk.propose(family.account, family.person, "母子", "再次申请"));
        refused("rest.invalid", () -> family.people.proxyDesk.step(proxy, 2, "revoke", " "));
        refused("rest.stale", () -> family.step(proxy, 1, "revoke"));
        family.step(proxy, 2, "revoke");
        assertThat(family.codes(family.ill())).contains("people.account.other-person");
        refused("people.account.other-person", () -> family.people.accounts.resolve(List.of(family.ill())));
        family.people.callers.set(family.clerk);
        long again = family.people.proxyDesk.propose(family.account, family.person, "母子", "再次住院");
        assertThat(family.people.proxyDesk.page(null, 0, 10))
                .extracting(
                        ProxyView::id, ProxyView::state, view -> view.account().number())
                .containsExactly(
                        tuple(proxy, ProxyState.REVOKED, "************7893"),
                        tuple(again, ProxyState.PROPOSED, "************7893"));
    }

    @BothDatabases
    void nobody_needs_an_exception_for_their_own_account_nor_gets_one_for_strangers(TestDatabase database) {
        Family family = new Family(database);
        refused("rest.invalid", () -> family.people.proxyDesk.propose(family.account, family.mother, "本人", "误提"));
        refused("people.account.unknown", () -> family.people.proxyDesk.propose(1, family.person, "母子", "误提"));
        family.people.callers.set(family.elsewhere);
        refused(
                "people.person.unknown",
                () -> family.people.proxyDesk.propose(family.account, family.person, "母子", "越权"));
        assertThat(family.people.proxyDesk.page(null, 0, 10)).isEmpty();
    }

    /** Somebody who is ill, the mother with her card, and a third person. */
    private static final class Family {
        final PeopleTest people;
        final long person;
        final long mother;
        final long third;
        final long account;
        final Caller clerk;
        final Caller leader;
        final Caller elsewhere;

        Family(TestDatabase database) {
            people = new PeopleTest(database);
            long city = people.found("31", Unit.Level.CITY, 0);
            long unit = people.found("31D01", Unit.Level.DISTRICT, city);
            long other = people.found("31D02", Unit.Level.DISTRICT, city);
            clerk = TestCallers.caller(7, "clerk", unit, Role.CLERK, Role.LEADER);
            leader = TestCallers.caller(8, "leader", unit, Role.LEADER);
            elsewhere = TestCallers.caller(9, "elsewhere", other, Role.CLERK);
            people.callers.set(clerk);
            person = person("李例安", 1, unit);
            mother = person("王试平", 2, unit);
            third = person("赵拟安", 3, unit);
            account = people.desk.addAccount(mother, CARD, "王试平", null, null);
        }

        private long person(String name, int n, long unit) {
            return people.persons
                    .resolve(List.of(new PersonClaim(name, null, number(n), null, unit, null)))
                    .get(0)
                    .id();
        }

        /** Who is ill, to be paid by the mother's card. */
        Claim ill() {
            return new Claim(person, null, "李例安", CARD, "王试平", null);
        }

        /** The same as a roster names them before anybody was looked up. */
        Claim unresolved() {
            return new Claim(0, number(1), "李例安", CARD, "王试平", null);
        }

        List<String> codes(Claim claim) {
            return people.accounts.check(List.of(claim)).get(0).stream()
                    .map(Violation::code)
                    .toList();
        }

        ProxyView step(long proxy, int version, String step) {
            return people.proxyDesk.step(proxy, version, step, "经核对");
        }

        long approved() {
            long proxy = people.proxyDesk.propose(account, person, "母子", "本人住院");
            people.callers.set(leader);
            step(proxy, 1, "approve");
            people.callers.set(clerk);
            return proxy;
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
