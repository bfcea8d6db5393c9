package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PAYERS;

import java.util.Map;
import java.util.Set;
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

/** The rules of accounts that pay: finance keeps them, one number once. */
@Component(service = PayerService.class)
public final class PayerService {
    private static final int LONGEST_NUMBER = 40;

    private final Database database;
    private final PayerStore payers;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public PayerService(
            @Reference(target = "(module=funds)") Database database,
            @Reference PayerStore payers,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.payers = payers;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    Created create(Payer.Input input) {
        Payer payer = made(ids.next(), 1, input);
        return database.write(sql -> {
            access.require(FundRoles.BOOKERS, payer.unit());
            alone(payer);
            return payers.kept().create(payer, "create", Map.of());
        });
    }

    Payer update(long id, int version, Payer.Input input) {
        Payer next = made(id, version + 1, input);
        return database.write(sql -> {
            Payer payer = get(id);
            access.require(FundRoles.BOOKERS, payer.unit());
            if (payer.unit() != next.unit()) {
                throw Problem.invalid("unit", "funds.unit-fixed");
            }
            alone(next);
            return payers.kept().rewrite(next, "update", Map.of("closed", next.closed()));
        });
    }

    Payer get(long id) {
        return payers.kept().get(id);
    }

    Page<Payer> page(long unit, long after, int size) {
        return payers.kept().page(Filter.by(FUNDS_PAYERS.UNIT, unit), after, size);
    }

    private void alone(Payer payer) {
        if (payers.byNumber(payer.number())
                .filter(other -> other.id() != payer.id())
                .isPresent()) {
            throw Problem.invalid("number", "funds.payer-there");
        }
    }

    private static Payer made(long id, int version, Payer.Input input) {
        String number = input.number() == null ? null : input.number().replaceAll("[\\s-]", "");
        new Violations()
                .required("unit", input.unit())
                .text("name", input.name(), 100)
                .text("number", number, LONGEST_NUMBER)
                .unless(number == null || number.matches("\\d*"), "number", "funds.payer-number")
                .text("bank", input.bank(), 60)
                .unless(
                        input.bankCode() == null || input.bankCode().matches("\\d{12}"),
                        "bankCode",
                        "funds.payer-bank-code")
                .refuse();
        return new Payer(
                id,
                input.unit(),
                input.name().strip(),
                number,
                input.bank().strip(),
                input.bankCode(),
                input.sources() == null ? Set.of() : Set.copyOf(input.sources()),
                Boolean.TRUE.equals(input.closed()),
                version);
    }
}
