package org.warmth.funds;

import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
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
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;

    /** Over its table and the kernel. */
    @Activate
    public PayerService(
            @Reference(target = "(module=funds)") Database database,
            @Reference PayerStore payers,
            @Reference Access access,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.payers = payers;
        this.access = access;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
    }

    Created create(Payer.Input input) {
        Payer payer = made(ids.next(), 1, input);
        return database.write(sql -> {
            access.require(FundRoles.BOOKERS, payer.unit());
            alone(payer);
            payers.insert(payer);
            audit.record("funds.payer.create", payer.unit(), "funds.payer/" + payer.id(), Map.of());
            return Created.of(payer.id(), 1);
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
            if (!payers.update(next)) {
                throw Problem.stale();
            }
            audit.record("funds.payer.update", payer.unit(), "funds.payer/" + id, Map.of("closed", next.closed()));
            return next;
        });
    }

    Payer get(long id) {
        return payers.byId(callers.current(), id).orElseThrow(() -> Problem.notFound("funds.payer-unknown"));
    }

    Page<Payer> page(long unit, long after, int size) {
        return Page.of(payers.page(callers.current(), unit, after, size + 1), size, Payer::id);
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
