package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_STATEMENTS;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of statements: finance writes down what the bank says, for one account or one receipt. */
@Component(service = StatementService.class)
public final class StatementService {
    private final Database database;
    private final StatementStore statements;
    private final PayerStore payers;
    private final ReceiptStore receipts;
    private final FundCalendar calendar;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public StatementService(
            @Reference(target = "(module=funds)") Database database,
            @Reference StatementStore statements,
            @Reference PayerStore payers,
            @Reference ReceiptStore receipts,
            @Reference FundCalendar calendar,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.statements = statements;
        this.payers = payers;
        this.receipts = receipts;
        this.calendar = calendar;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    Created create(Statement.Input input) {
        new Violations()
                .unless((input.payer() == null) != (input.receipt() == null), "payer", "funds.statement-of-one")
                .required("date", input.date())
                .businessDay("date", input.date())
                .unless(input.date() == null || !input.date().isAfter(calendar.today()), "date", "funds.not-yet")
                .required("balance", input.balance())
                .longest("voucherNo", input.voucherNo(), 60)
                .longest("remark", input.remark(), 200)
                .refuse();
        long id = ids.next();
        return database.write(sql -> {
            long unit = unit(input);
            access.require(FundRoles.BOOKERS, unit);
            Statement statement = new Statement(
                    id,
                    unit,
                    input.payer() == null ? 0 : input.payer(),
                    input.receipt() == null ? 0 : input.receipt(),
                    input.date(),
                    input.balance(),
                    input.voucherNo(),
                    input.remark());
            return statements.kept().create(statement, "create", Map.of("date", input.date()));
        });
    }

    Statement get(long id) {
        return statements.kept().get(id);
    }

    Page<Statement> page(long unit, long after, int size) {
        return statements.kept().page(Filter.by(FUNDS_STATEMENTS.UNIT, unit), after, size);
    }

    private long unit(Statement.Input input) {
        return input.payer() != null
                ? payers.kept()
                        .find(input.payer())
                        .orElseThrow(() -> Problem.invalid("payer", "funds.payer-unknown"))
                        .unit()
                : receipts.kept()
                        .find(input.receipt())
                        .orElseThrow(() -> Problem.invalid("receipt", "funds.receipt-unknown"))
                        .unit();
    }
}
