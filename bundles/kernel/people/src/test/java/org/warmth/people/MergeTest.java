package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.warmth.people.PeopleTest.number;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Persons.Resolved;
import org.warmth.api.people.Unit;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

/** Persons written down twice become one, by two people (domain 0.5). */
class MergeTest {
    private static final String CARD = "9999991234567893";

    @BothDatabases
    void somebody_without_number_is_the_one_who_has_it_once_a_second_officer_says_so(TestDatabase database) {
        Files files = new Files(database);
        long merge = files.merge(files.numbered, files.named);
        assertThat(files.people.persons.merged().now(files.named)).isEqualTo(files.named);
        assertThat(files.people.mergeDesk.get(merge).next()).containsExactly("reject");
        refused("workflow.four-eyes", () -> files.step(merge, 1, "confirm"));

        files.people.callers.set(files.second);
        assertThat(files.people.mergeDesk.get(merge).next()).containsExactly("confirm", "reject");
        MergeView confirmed = files.step(merge, 1, "confirm");
        assertThat(confirmed.state()).isEqualTo(MergeState.MERGED);
        assertThat(files.people.audit.acts())
                .extracting("action")
                .contains("people.merge.propose", "people.merge.confirm");

        assertThat(files.people.persons.merged().now(files.named)).isEqualTo(files.numbered);
        assertThat(files.people
                        .persons
                        .masked(List.of(files.named))
                        .get(files.named)
                        .id())
                .isEqualTo(files.numbered);
        assertThat(files.people.desk.get(files.named).id()).isEqualTo(files.numbered);
        assertThat(files.people.desk.get(files.numbered).mobile()).isEqualTo("120****0001");
        assertThat(files.people.desk.search("李例安", null, 0, 10))
                .extracting(PersonCard::id)
                .containsExactly(files.numbered);
        assertThat(files.again()).extracting(Resolved::id).containsExactly(files.numbered, files.numbered);
    }

    @BothDatabases
    void an_account_of_either_is_an_account_of_the_one(TestDatabase database) {
        Files files = new Files(database);
        long account = files.people.desk.addAccount(files.named, CARD, "李例安", null, null);
        Accounts.Claim claim = new Accounts.Claim(files.numbered, null, "李例安", CARD, "李例安", null);
        Accounts.Claim byNumber = new Accounts.Claim(0, number(1), "李例安", CARD, "李例安", null);
        assertThat(files.people.accounts.check(List.of(claim)).get(0))
                .extracting(Violation::code)
                .contains("people.account.other-person");
        files.confirmed(files.numbered, files.named);
        assertThat(files.people.accounts.check(List.of(claim)).get(0)).isEmpty();
        assertThat(files.people.accounts.check(List.of(byNumber)).get(0)).isEmpty();
        assertThat(files.people.accounts.resolve(List.of(claim))).containsExactly(account);
        assertThat(files.people.desk.accounts(files.numbered))
                .extracting(Accounts.View::id, Accounts.View::person)
                .containsExactly(tuple(account, files.numbered));
    }

    @BothDatabases
    void a_merge_is_taken_back_with_a_reason_and_two_are_two_again(TestDatabase database) {
        Files files = new Files(database);
        long merge = files.confirmed(files.numbered, files.named);
        refused("people.merge.already", () -> files.merge(files.numbered, files.named));
        refused("rest.invalid", () -> files.people.mergeDesk.step(merge, 2, "separate", " "));
        refused("rest.stale", () -> files.step(merge, 1, "separate"));
        files.step(merge, 2, "separate");
        assertThat(files.people.persons.merged()).isEqualTo(Merged.NONE);
        assertThat(files.people.desk.get(files.named).id()).isEqualTo(files.named);
        assertThat(files.again()).extracting(Resolved::id).containsExactly(files.numbered, files.named);
        long again = files.confirmed(files.numbered, files.named);
        assertThat(files.people.mergeDesk.page(null, 0, 10))
                .extracting(MergeView::id, MergeView::state)
                .containsExactly(tuple(merge, MergeState.SEPARATED), tuple(again, MergeState.MERGED));
        assertThat(files.people.mergeDesk.page(MergeState.MERGED, 0, 10)).hasSize(1);
    }

    @BothDatabases
    void a_merge_proposed_but_refused_changes_nothing(TestDatabase database) {
        Files files = new Files(database);
        long merge = files.merge(files.numbered, files.named);
        files.people.callers.set(files.second);
        files.step(merge, 1, "reject");
        assertThat(files.people.persons.merged()).isEqualTo(Merged.NONE);
        assertThat(files.people.mergeDesk.get(merge).next()).isEmpty();
    }

    @BothDatabases
    void two_people_with_two_numbers_are_never_one(TestDatabase database) {
        Files files = new Files(database);
        long other = files.person(new PersonClaim("李例安", null, number(2), null, files.unit, null));
        files.people.callers.set(files.first);
        refused("people.merge.two-numbers", () -> files.merge(files.numbered, other));
        refused("people.merge.keep-number", () -> files.merge(files.named, files.numbered));
        refused("rest.invalid", () -> files.merge(files.named, files.named));
    }

    @BothDatabases
    void a_chain_of_merges_ends_with_one_person(TestDatabase database) {
        Files files = new Files(database);
        long third = files.person(new PersonClaim("李例安", null, null, null, files.unit, "7"));
        files.confirmed(files.named, third);
        files.confirmed(files.numbered, files.named);
        Merged merged = files.people.persons.merged();
        assertThat(merged.now(third)).isEqualTo(files.numbered);
        assertThat(merged.every(Set.of(files.named))).containsExactlyInAnyOrder(files.numbered, files.named, third);
        refused("people.merge.already", () -> files.merge(third, files.numbered));
    }

    @BothDatabases
    void an_officer_merges_only_whom_both_his_units_keep(TestDatabase database) {
        Files files = new Files(database);
        files.people.callers.set(PeopleTest.ADMIN);
        long elsewhere = files.people.found("31D02", Unit.Level.DISTRICT, files.city);
        files.people.callers.set(TestCallers.caller(7, "clerk", files.city, Role.CLERK));
        long stranger = files.person(new PersonClaim("李例安", null, null, null, elsewhere, null));
        files.people.callers.set(files.first);
        refused("people.person.unknown", () -> files.merge(files.numbered, stranger));
        files.people.callers.set(TestCallers.caller(7, "clerk", files.unit, Role.CLERK));
        refused("people.person.unknown", () -> files.merge(files.numbered, files.named));
    }

    /** A person with a number and one of the same name without, in one district. */
    private static final class Files {
        final PeopleTest people;
        final long city;
        final long unit;
        final long numbered;
        final long named;
        final Caller first;
        final Caller second;

        Files(TestDatabase database) {
            people = new PeopleTest(database);
            city = people.found("31", Unit.Level.CITY, 0);
            unit = people.found("31D01", Unit.Level.DISTRICT, city);
            people.callers.set(TestCallers.caller(7, "clerk", unit, Role.CLERK));
            List<Resolved> both = again();
            numbered = both.get(0).id();
            named = both.get(1).id();
            first = TestCallers.caller(8, "first", unit, Role.OFFICER, Role.CLERK);
            second = TestCallers.caller(9, "second", unit, Role.OFFICER, Role.CLERK);
            people.callers.set(first);
        }

        /** What an import of both finds. */
        List<Resolved> again() {
            return people.persons.resolve(List.of(
                    new PersonClaim("李例安", null, number(1), null, unit, null),
                    new PersonClaim("李例安", null, null, "12000000001", unit, null)));
        }

        long person(PersonClaim claim) {
            return people.persons.resolve(List.of(claim)).get(0).id();
        }

        long merge(long kept, long absorbed) {
            return people.mergeDesk.propose(kept, absorbed, "同一班组同一人");
        }

        MergeView step(long merge, int version, String step) {
            return people.mergeDesk.step(merge, version, step, "经核对");
        }

        long confirmed(long kept, long absorbed) {
            people.callers.set(first);
            long merge = merge(kept, absorbed);
            people.callers.set(second);
            step(merge, 1, "confirm");
            return merge;
        }
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }
}
