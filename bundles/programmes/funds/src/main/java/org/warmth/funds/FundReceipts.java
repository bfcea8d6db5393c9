package org.warmth.funds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.funds.Receipts;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** What other modules raise, as receipts of source B4: booked once, taken back while nothing is taken from it. */
@Component(service = Receipts.class)
public final class FundReceipts implements Receipts {
    private static final int LONGEST_PURPOSE = 200;

    private final Database database;
    private final FundGiftStore gifts;
    private final ReceiptService receipts;
    private final ReceiptStore money;
    private final LotService lots;
    private final LotStore goods;
    private final FundCalendar calendar;
    private final Ids ids;

    /** Over the module's services and tables. */
    @Activate
    public FundReceipts(
            @Reference(target = "(module=funds)") Database database,
            @Reference FundGiftStore gifts,
            @Reference ReceiptService receipts,
            @Reference ReceiptStore money,
            @Reference LotService lots,
            @Reference LotStore goods,
            @Reference FundCalendar calendar,
            @Reference Ids ids) {
        this.database = database;
        this.gifts = gifts;
        this.receipts = receipts;
        this.money = money;
        this.lots = lots;
        this.goods = goods;
        this.calendar = calendar;
        this.ids = ids;
    }

    @Override
    public List<Long> book(List<Gift> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return database.write(sql -> {
            Map<SourceKey, Long> booked = new HashMap<>(
                    gifts.booked(wanted.stream().map(Gift::source).distinct().toList()));
            Map<SourceKey, Gift> fresh = new LinkedHashMap<>();
            for (Gift gift : wanted) {
                if (!booked.containsKey(gift.source())) {
                    fresh.putIfAbsent(gift.source(), gift);
                }
            }
            if (!fresh.isEmpty()) {
                Map<Gift, Long> made = made(fresh.values());
                gifts.booked(made);
                made.forEach((gift, receipt) -> booked.put(gift.source(), receipt));
            }
            return wanted.stream().map(gift -> booked.get(gift.source())).toList();
        });
    }

    @Override
    public void take(long receipt, String reason) {
        database.write(sql -> {
            Receipt booked = money.byIds(List.of(receipt)).get(receipt);
            if (booked == null) {
                throw Problem.notFound("funds.receipt-unknown");
            }
            if (booked.state() == ReceiptState.BOOKED) {
                receipts.takeBack(booked, reason);
                if (booked.lot() != 0) {
                    giveBack(booked, reason);
                }
            }
            return null;
        });
    }

    @Override
    public Map<Long, Money> free(Collection<Long> wanted) {
        List<Long> all = List.copyOf(wanted);
        Map<Long, Money> free = new HashMap<>();
        for (int from = 0; from < all.size(); from += Database.CHUNK) {
            Map<Long, Receipt> found = money.byIds(all.subList(from, Math.min(all.size(), from + Database.CHUNK)));
            Map<Long, Lot> of = goods.byIds(found.values().stream()
                    .map(Receipt::lot)
                    .filter(lot -> lot != 0)
                    .collect(Collectors.toSet()));
            found.forEach((id, receipt) -> free.put(id, free(receipt, of.get(receipt.lot()))));
        }
        return free;
    }

    private static Money free(Receipt receipt, Lot lot) {
        if (receipt.state() != ReceiptState.BOOKED) {
            return Money.ZERO;
        }
        return lot == null ? receipt.amount().minus(receipt.committed()) : lot.worth(lot.left());
    }

    private Map<Gift, Long> made(Collection<Gift> fresh) {
        Map<Gift, Long> made = new LinkedHashMap<>();
        List<Receipt> ofMoney = new ArrayList<>();
        for (Gift gift : fresh) {
            check(gift);
            if (gift.goods() == null) {
                Receipt receipt = receipts.made(input(gift), ids.next(), 0);
                ofMoney.add(receipt);
                made.put(gift, receipt.id());
            } else {
                made.put(gift, lots.get(lots.create(lot(gift)).id()).receipt());
            }
        }
        if (!ofMoney.isEmpty()) {
            receipts.book(ofMoney);
        }
        return made;
    }

    private static void check(Gift gift) {
        Goods given = gift.goods();
        boolean worth = given == null
                || given.price() == null
                || gift.amount() == null
                || gift.amount().fen() == given.price().fen() * given.quantity();
        new Violations()
                .longest("voucherNo", gift.voucherNo(), 60)
                .longest("counterparty", gift.counterparty(), 200)
                .unless(worth, "amount", "funds.gift-worth")
                .refuse();
    }

    /** All pieces of a lot go back to who gave them, as long as none went elsewhere. */
    private void giveBack(Receipt receipt, String reason) {
        Lot lot = goods.byIds(List.of(receipt.lot())).get(receipt.lot());
        int points = Math.min(LONGEST_PURPOSE, reason.codePointCount(0, reason.length()));
        String purpose = reason.substring(0, reason.offsetByCodePoints(0, points));
        Lot.Issue back =
                new Lot.Issue(ids.next(), lot.id(), lot.unit(), lot.quantity(), calendar.today(), purpose, null);
        if (!goods.issue(back)) {
            throw Problem.conflict("funds.receipt-committed");
        }
    }

    private static Receipt.Input input(Gift gift) {
        return new Receipt.Input(
                gift.unit(),
                Source.B4,
                ReceiptKind.RECEIVED,
                gift.date(),
                gift.amount(),
                campaign(gift),
                gift.counterparty(),
                null,
                gift.voucherNo(),
                null,
                null);
    }

    private static Lot.Input lot(Gift gift) {
        Goods given = gift.goods();
        return new Lot.Input(
                gift.unit(),
                Lot.Kind.DONATED,
                given.name(),
                given.basis(),
                null,
                Source.B4,
                gift.counterparty(),
                campaign(gift),
                given.price(),
                given.quantity(),
                gift.date());
    }

    private static Long campaign(Gift gift) {
        return gift.campaign() == 0 ? null : gift.campaign();
    }
}
