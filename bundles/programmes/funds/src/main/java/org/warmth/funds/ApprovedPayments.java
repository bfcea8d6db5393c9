package org.warmth.funds;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.lists.Records;
import org.warmth.api.people.Accounts;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Workflow;

/** What is done with one payment after its list was approved: another account, given up, reversed once paid. */
@Component(service = ApprovedPayments.class)
public final class ApprovedPayments {
    private final Database database;
    private final Records<Payment> records;
    private final PaymentLists lists;
    private final PaymentLifecycle lifecycle;
    private final FixStore fixes;
    private final Persons persons;
    private final Accounts accounts;
    private final Workflow workflow;
    private final Access access;
    private final Callers callers;
    private final Audit audit;

    /** Over its tables and the kernel. */
    @Activate
    public ApprovedPayments(
            @Reference(target = "(module=funds)") Database database,
            @Reference PaymentStore payments,
            @Reference PaymentLists lists,
            @Reference PaymentLifecycle lifecycle,
            @Reference FixStore fixes,
            @Reference Persons persons,
            @Reference Accounts accounts,
            @Reference Workflow workflow,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit) {
        this.database = database;
        this.records = payments.records();
        this.lists = lists;
        this.lifecycle = lifecycle;
        this.fixes = fixes;
        this.persons = persons;
        this.accounts = accounts;
        this.workflow = workflow;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
    }

    /** Gives a payment that waits another account of its payee; who did it checks no batch that pays it (R-E06). */
    void fix(long id, int version, AccountInput input) {
        database.write(sql -> {
            Payment payment = at(id, version);
            access.require(FundRoles.MAKERS, payment.unit());
            if (!PaymentState.WAITING.contains(payment.state()) || !lists.decided(payment.list())) {
                throw Problem.conflict("funds.payment-not-waiting");
            }
            long account = account(payment, input);
            if (account == payment.facts().account()) {
                throw Problem.invalid("number", "funds.account-same");
            }
            if (records.update(List.of(payment.to(account))) != 1) {
                throw Problem.stale();
            }
            fixes.insert(id, payment.facts().account(), account, callers.current());
            audit.record("funds.payment.fix", payment.unit(), "funds.payment/" + id, Map.of("account", account));
            return null;
        });
    }

    /** Gives a payment up that is not paid. */
    void giveUp(long id, int version, String reason) {
        database.write(sql -> {
            Payment payment = at(id, version);
            workflow.take(lifecycle.life(), payment, "void", StepInput.because(reason));
            lists.settle(List.of(payment.list()));
            return null;
        });
    }

    /** Reverses a paid payment. */
    void reverse(long id, int version, String reason) {
        database.write(sql -> workflow.take(lifecycle.life(), at(id, version), "reverse", StepInput.because(reason)));
    }

    private long account(Payment payment, AccountInput input) {
        new Violations()
                .required("number", input.number())
                .required("holder", input.holder())
                .refuse();
        PersonView payee = persons.masked(List.of(payment.person())).get(payment.person());
        Accounts.Claim claim = new Accounts.Claim(
                payee.id(), null, payee.name(), input.number(), input.holder(), input.bank(), input.bankCode());
        List<Violation> errors = accounts.check(List.of(claim)).get(0).stream()
                .filter(found -> found.severity() == Violation.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return accounts.resolve(List.of(claim)).get(0);
    }

    private Payment at(long id, int version) {
        Payment payment =
                records.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("funds.payment-unknown"));
        if (payment.version() != version) {
            throw Problem.stale();
        }
        return payment;
    }
}
