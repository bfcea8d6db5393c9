package org.warmth.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.warmth.people.PeopleTest.number;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.Disbursements;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.PersonClaim;
import org.warmth.testkit.BothDatabases;
import org.warmth.testkit.TestCallers;
import org.warmth.testkit.TestDatabase;

class AccountsAndEnterprisesTest {
    private static final String CARD = "9999991234567893";

    @BothDatabases
    void money_goes_to_the_payees_own_account_only(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        long owner = person(people, "李例安", 1);
        long account = people.accounts
                .resolve(List.of(new Accounts.Claim(owner, null, "李例安", "9999 9912 3456 7893", "李例安", "演示银行")))
                .get(0);
        List<List<Violation>> faults = people.accounts.check(List.of(
                claim(1, "李例安", CARD, "李例安"),
                claim(2, "王例宁", CARD, "王例宁"),
                claim(3, "赵样", "9999991000000020", "钱样"),
                claim(4, "孙样", "9999990000000000014", "孙样"),
                claim(5, "周样", "9999990000000000014", "周样"),
                claim(6, "王䶮例", "9999991234567890", "王䶮例"),
                claim(7, "吴样", "12345678", "吴样")));
        assertThat(faults.stream()
                        .map(list -> list.stream().map(Violation::code).toList()))
                .containsExactly(
                        List.of(),
                        List.of("people.account.many-persons", "people.account.other-person"),
                        List.of("people.account.holder"),
                        List.of(),
                        List.of("people.account.many-persons"),
                        List.of("people.account.luhn", "people.account.gbk"),
                        List.of("people.account.length"));
        assertThat(Violation.refused(faults.get(5))).isFalse();
        assertThat(people.accounts.masked(List.of(account)).get(account))
                .isEqualTo(
                        new Accounts.View(account, owner, "************7893", "李例安", "演示银行", null, Accounts.State.NEW));
        long other = person(people, "王例宁", 2);
        assertThatThrownBy(() ->
                        people.accounts.resolve(List.of(new Accounts.Claim(other, null, "王例宁", CARD, "王例宁", null))))
                .isInstanceOf(Problem.class);
    }

    @BothDatabases
    void a_card_that_was_looked_up_ahead_is_its_owners_once_made(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        PeopleTest otherNode = clerk(database, 7);
        Accounts.Claim first = claim(1, "李例安", CARD, "李例安");
        people.accounts.foresee(List.of(first));
        otherNode.accounts.foresee(List.of(first));
        long owner = person(people, "李例安", 1);
        Accounts.Claim made = new Accounts.Claim(owner, number(1), "李例安", CARD, "李例安", null);
        List<Long> ids = people.accounts.resolve(List.of(made));
        assertThat(people.accounts.check(List.of(first))).containsExactly(List.of());
        assertThat(people.accounts.check(List.of(claim(2, "王例宁", CARD, "王例宁"))).get(0))
                .extracting(Violation::code)
                .containsExactly("people.account.other-person");
        assertThat(people.accounts.resolve(List.of(made))).isEqualTo(ids);
        assertThat(otherNode.accounts.resolve(List.of(made))).isEqualTo(ids);
    }

    @BothDatabases
    void accounts_are_confirmed_once_and_all_or_none(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        long owner = person(people, "李例安", 1);
        long account = people.accounts
                .resolve(List.of(new Accounts.Claim(owner, null, "李例安", CARD, "李例安", null)))
                .get(0);
        people.callers.set(TestCallers.caller(8, "reviewer", 5, Role.REVIEWER));
        long own = people.accounts
                .resolve(List.of(new Accounts.Claim(owner, null, "李例安", "9999991000000020", "李例安", null)))
                .get(0);
        assertThatThrownBy(() -> people.accounts.confirm(List.of(account, own)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("people.account.own-confirm"));
        assertThatThrownBy(() -> people.accounts.confirm(List.of(account, 1L)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("people.account.unknown"));
        assertThat(people.accounts.masked(List.of(account)).get(account).state())
                .isEqualTo(Accounts.State.NEW);
        people.accounts.confirm(List.of(account));
        people.accounts.confirm(List.of(account));
        assertThat(people.accounts.masked(List.of(account)).get(account).state())
                .isEqualTo(Accounts.State.VERIFIED);
    }

    @BothDatabases
    void what_a_bank_says_of_accounts_is_written_down_and_the_best_one_found(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        long owner = person(people, "李例安", 1);
        long other = person(people, "王例宁", 2);
        List<Long> own = List.of(
                account(people, new Accounts.Claim(owner, null, "李例安", CARD, "李例安", "演示银行", "999999999999")),
                account(people, new Accounts.Claim(owner, null, "李例安", "9999991000000020", "李例安", null)));
        assertThat(people.accounts.best(List.of(owner, other)).get(owner).id()).isEqualTo(own.get(1));
        assertThat(people.accounts.best(List.of(owner, other))).doesNotContainKey(other);
        people.accounts.settle(Set.of(own.get(0)), Set.of(own.get(1)));
        assertThat(people.accounts.best(List.of(owner)).get(owner))
                .isEqualTo(new Accounts.View(
                        own.get(0), owner, "************7893", "李例安", "演示银行", "999999999999", Accounts.State.VERIFIED));
        // A failed one is nobody's best, until a second person has looked into it.
        people.accounts.settle(Set.of(), Set.of(own.get(0)));
        assertThat(people.accounts.best(List.of(owner))).isEmpty();
        assertThatThrownBy(() -> people.accounts.confirm(own)).hasMessageContaining("people.account.own-confirm");
        people.callers.set(TestCallers.caller(8, "reviewer", 5, Role.REVIEWER));
        people.accounts.confirm(own);
        assertThat(people.accounts.best(List.of(owner)).get(owner).state()).isEqualTo(Accounts.State.VERIFIED);
    }

    @BothDatabases
    void a_bank_code_has_twelve_digits(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        database.unit(5);
        Accounts.Claim wrong = new Accounts.Claim(0, number(1), "李例安", CARD, "李例安", "演示银行", "12345");
        assertThat(people.accounts.check(List.of(wrong)).get(0))
                .extracting(Violation::field, Violation::code)
                .containsExactly(tuple("bankCode", "people.account.bank-code"));
        long owner = person(people, "李例安", 1);
        long account = people.accounts
                .resolve(List.of(new Accounts.Claim(owner, null, "李例安", CARD, "李例安", null)))
                .get(0);
        assertThatThrownBy(() -> people.desk.changeBank(account, "演示银行", "1")).hasMessageContaining("422");
        assertThat(people.desk.changeBank(account, "演示银行", "9999 9999 9999").bankCode())
                .isEqualTo("999999999999");
    }

    @BothDatabases
    void a_cashiers_job_gets_numbers_in_the_clear_and_the_trail_says_how_many(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        database.unit(5);
        long owner = person(people, "李例安", 1);
        long account = people.accounts
                .resolve(List.of(new Accounts.Claim(owner, null, "李例安", CARD, "李例安", null)))
                .get(0);
        Disbursements disbursements = new AccountDisbursements(
                database, database.secrets(), people.access, people.callers, people.audit, new Merges(database));
        assertThatThrownBy(() -> disbursements.open(new Job(5), "funds.batch/1", 1))
                .hasMessageContaining("access.forbidden");
        people.callers.set(TestCallers.caller(9, "cashier", 5, Role.CASHIER));
        assertThatThrownBy(() -> disbursements.open(new Job(6), "funds.batch/1", 1))
                .hasMessageContaining("access.forbidden");
        Disbursements.Disbursement opened = disbursements.open(new Job(5), "funds.batch/1", 1);
        Disbursements.Clear clear = opened.read(List.of(account)).get(account);
        assertThat(clear.number()).isEqualTo(CARD);
        assertThat(clear.idNumber()).isEqualTo(number(1));
        assertThat(clear.toString()).doesNotContain(CARD);
        assertThatThrownBy(() -> opened.read(List.of(account))).isInstanceOf(IllegalStateException.class);
        assertThat(people.audit.acts())
                .filteredOn(act -> act.action().equals("people.account.disburse"))
                .singleElement()
                .satisfies(act -> assertThat(act.facts().toString()).contains("funds.batch/1", "1"));
    }

    /** A job for a unit. */
    private record Job(long unit) implements JobRun {
        @Override
        public long id() {
            return 77;
        }

        @Override
        public Map<String, String> arguments() {
            return Map.of();
        }

        @Override
        public String position() {
            return "";
        }

        @Override
        public void total(int total) {
            // Nobody watches.
        }

        @Override
        public <T> T chunk(int done, String position, Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> int sideBySide(int done, Iterator<T> parts, ToIntFunction<T> work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Ahead<T> ahead(Iterator<T> source, int most) {
            throw new UnsupportedOperationException();
        }
    }

    @BothDatabases
    void an_account_is_confirmed_by_a_second_person(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        long owner = person(people, "李例安", 1);
        List<Long> accounts =
                people.accounts.resolve(List.of(new Accounts.Claim(owner, null, "李例安", CARD, "李例安", null)));
        assertThatThrownBy(() -> people.accounts.confirm(accounts))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("people.account.own-confirm"));
        people.callers.set(TestCallers.caller(8, "reviewer", 5, Role.REVIEWER));
        people.accounts.confirm(accounts);
        assertThat(people.accounts.masked(accounts).get(accounts.get(0)).state())
                .isEqualTo(Accounts.State.VERIFIED);
    }

    @BothDatabases
    void an_enterprise_is_known_by_code_and_else_by_name(TestDatabase database) {
        PeopleTest people = clerk(database, 7);
        Enterprises.Claim named = new Enterprises.Claim("演示制造（上海）有限公司", null);
        Enterprises.Claim coded = new Enterprises.Claim("演示制造(上海)有限公司", "91999999te5t00016a");
        List<Long> ids = people.enterprises.resolve(
                List.of(named, coded, named, new Enterprises.Claim("演示制造(上海)有限公司", "91999999000000019D")));
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(3));
        assertThat(people.enterprises.resolve(List.of(new Enterprises.Claim("改名", "91999999TE5T00016A"), named)))
                .containsExactly(ids.get(0), ids.get(0));
        long known = people.enterprises
                .resolve(List.of(new Enterprises.Claim("演示餐饮店", null)))
                .get(0);
        assertThat(people.enterprises.resolve(List.of(new Enterprises.Claim("演示餐饮店", "81999999TE5T00016B"))))
                .containsExactly(known);
        assertThat(people.enterprises.named(ids).get(ids.get(0)).name()).isEqualTo("演示制造（上海）有限公司");
        assertThat(people.enterprises.search("餐饮", 0, 10))
                .extracting("creditCode")
                .containsExactly("81999999TE5T00016B");
        assertThat(people.enterprises
                        .check(List.of(new Enterprises.Claim(" ", "ABC")))
                        .get(0))
                .extracting(Violation::code)
                .containsExactly("people.enterprise.name", "people.credit.length");
    }

    private static PeopleTest clerk(TestDatabase database, long user) {
        PeopleTest people = new PeopleTest(database);
        people.callers.set(TestCallers.caller(user, "clerk", 5, Role.CLERK));
        return people;
    }

    private static long account(PeopleTest people, Accounts.Claim claim) {
        return people.accounts.resolve(List.of(claim)).get(0);
    }

    private static long person(PeopleTest people, String name, int n) {
        return people.persons
                .resolve(List.of(new PersonClaim(name, null, number(n), null, 5, null)))
                .get(0)
                .id();
    }

    private static Accounts.Claim claim(int n, String name, String number, String holder) {
        return new Accounts.Claim(0, number(n), name, number, holder, "演示银行");
    }
}
