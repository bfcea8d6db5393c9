package org.warmth.banks;

import java.util.Iterator;
import java.util.List;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.bank.BankItem;
import org.warmth.api.bank.BankOrder;

/**
 * The items of an order on their way into a file: checked once more, made plain, counted and added up, so that no file says
 * other of itself than it holds.
 */
final class OrderItems implements Iterator<BankItem> {
    private final BankOrder order;
    private final Iterator<BankItem> items;
    private final ItemRules rules;
    private int count;
    private Money sum = Money.ZERO;

    OrderItems(BankOrder order, Iterator<BankItem> items, ItemRules rules) {
        this.order = order;
        this.items = items;
        this.rules = rules;
        refuse(rules.check(order));
    }

    /** Refuses what has faults. */
    static void refuse(List<Violation> found) {
        if (!found.isEmpty()) {
            throw Problem.invalid(found);
        }
    }

    @Override
    public boolean hasNext() {
        if (items.hasNext()) {
            return true;
        }
        if (count != order.count() || !sum.equals(order.sum())) {
            throw new IllegalArgumentException("order " + order.number() + " says " + order.count() + " items and "
                    + order.sum() + ", has " + count + " and " + sum);
        }
        return false;
    }

    @Override
    public BankItem next() {
        BankItem item = items.next();
        BankItem plain = new BankItem(
                item.line(),
                item.reference(),
                item.account(),
                Names.plain(item.holder()),
                said(item.bank()),
                said(item.bankCode()),
                item.amount(),
                said(item.idNumber()),
                said(item.purpose()) == null ? said(order.purpose()) : item.purpose());
        String place = "items[" + (item.line() - 1) + "].";
        refuse(rules.check(plain).stream()
                .map(found -> new Violation(place + found.field(), found.code(), found.args()))
                .toList());
        count++;
        sum = sum.plus(plain.amount());
        return plain;
    }

    /** The text, or null where it says nothing. */
    private static String said(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
