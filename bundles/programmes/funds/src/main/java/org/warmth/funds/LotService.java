package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_LOTS;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.access.Access;
import org.warmth.api.audit.Audit;
import org.warmth.api.records.Filter;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.Page;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The rules of goods: bought from counted money or raised once as a donation, never more out than in (domain 0.6). */
@Component(service = LotService.class)
public final class LotService {
    private static final int MOST_PIECES = 10_000_000;

    private final Database database;
    private final LotStore lots;
    private final ReceiptService receipts;
    private final ReceiptStore money;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** Over its tables and the kernel. */
    @Activate
    public LotService(
            @Reference(target = "(module=funds)") Database database,
            @Reference LotStore lots,
            @Reference ReceiptService receipts,
            @Reference ReceiptStore money,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.lots = lots;
        this.receipts = receipts;
        this.money = money;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    /** Takes goods in. */
    Created create(Lot.Input input) {
        new Violations()
                .required("unit", input.unit())
                .required("kind", input.kind())
                .required("date", input.date())
                .businessDay("date", input.date())
                .text("name", input.name(), 100)
                .text("basis", input.basis(), 200)
                .positive("price", input.price())
                .unless(input.quantity() > 0, "quantity", "rest.not-positive")
                .within("quantity", input.quantity(), MOST_PIECES)
                .unless(worthIsFair(input), "price", "funds.lot-value")
                .unless(input.kind() != Lot.Kind.BOUGHT || input.receipt() != null, "receipt", "rest.required")
                .refuse();
        long id = ids.next();
        return database.write(sql -> {
            access.require(FundRoles.BOOKERS, input.unit());
            long receipt = input.kind() == Lot.Kind.DONATED ? donate(id, input) : buy(input);
            Lot lot = new Lot(
                    id,
                    input.unit(),
                    input.kind(),
                    input.name(),
                    input.basis(),
                    receipt,
                    input.price(),
                    input.quantity(),
                    0,
                    input.date(),
                    1);
            return lots.kept().create(lot, "create", Map.of("quantity", lot.quantity()));
        });
    }

    /** Gives goods out. */
    Created issue(long id, Lot.Issue.Input input) {
        new Violations()
                .required("date", input.date())
                .businessDay("date", input.date())
                .text("purpose", input.purpose(), 200)
                .unless(input.quantity() > 0, "quantity", "rest.not-positive")
                .refuse();
        return database.write(sql -> {
            Lot lot = lots.kept().get(id);
            access.require(FundRoles.MAKERS, lot.unit());
            if (input.date().isBefore(lot.date())) {
                throw Problem.invalid("date", "funds.issue-before-lot", lot.date());
            }
            Lot.Issue issue =
                    new Lot.Issue(ids.next(), id, lot.unit(), input.quantity(), input.date(), input.purpose(), null);
            if (!lots.issue(issue)) {
                throw Problem.conflict("funds.lot-short", lot.left());
            }
            lots.kept().trail(lot, "issue", Map.of("quantity", input.quantity()));
            return Created.of(issue.id(), 1);
        });
    }

    /** Writes down the voucher of goods that went out, once. */
    void vouch(long id, long issue, String voucherNo) {
        new Violations().text("voucherNo", voucherNo, 60).refuse();
        database.write(sql -> {
            Lot lot = lots.kept().get(id);
            access.require(FundRoles.BOOKERS, lot.unit());
            if (!lots.vouch(id, issue, voucherNo.strip())) {
                throw Problem.conflict("funds.voucher-there");
            }
            lots.kept().trail(lot, "vouch", Map.of("issue", issue));
            return null;
        });
    }

    LotView get(long id) {
        return LotView.of(lots.kept().get(id));
    }

    Page<LotView> page(long unit, long after, int size) {
        Page<Lot> page = lots.kept().page(Filter.by(FUNDS_LOTS.UNIT, unit), after, size);
        return new Page<>(page.items().stream().map(LotView::of).toList(), page.next());
    }

    Page<Lot.Issue> issues(long id, long after, int size) {
        return Page.of(lots.issues(lots.kept().get(id).id(), after, size + 1), size, Lot.Issue::id);
    }

    /** A donation of goods is raised once, as the receipt that its lot makes. */
    private long donate(long lot, Lot.Input input) {
        Source source = input.source() == null ? Source.B4 : input.source();
        return receipts.book(
                        new Receipt.Input(
                                input.unit(),
                                source,
                                ReceiptKind.GOODS,
                                input.date(),
                                value(input),
                                input.campaign(),
                                input.counterparty(),
                                null,
                                null,
                                null,
                                input.basis()),
                        ids.next(),
                        lot)
                .id();
    }

    /** Goods bought from counted money do not count again; the money is gone from its receipt. */
    private long buy(Lot.Input input) {
        Receipt receipt = money.byIds(List.of(input.receipt())).get(input.receipt());
        if (receipt == null || receipt.unit() != input.unit() || !receipt.kind().spendable()) {
            throw Problem.invalid("receipt", "funds.receipt-unusable");
        }
        if (!money.commit(receipt.id(), value(input))) {
            throw Problem.conflict(
                    "funds.source-exceeded", receipt.source(), receipt.amount().minus(receipt.committed()));
        }
        return receipt.id();
    }

    /** Whether price and number together stay an amount that somebody may have meant. */
    private static boolean worthIsFair(Lot.Input input) {
        return input.price() == null
                || input.quantity() < 1
                || input.price().fen() <= Money.MOST.fen() / input.quantity();
    }

    private static Money value(Lot.Input input) {
        return Money.ofFen(Math.multiplyExact(input.price().fen(), input.quantity()));
    }
}
