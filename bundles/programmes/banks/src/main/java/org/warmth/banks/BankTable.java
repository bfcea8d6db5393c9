package org.warmth.banks;

import java.util.List;
import java.util.function.Function;
import org.warmth.api.bank.BankOrder;

/** What the layouts that are tables have in common. */
final class BankTable {
    /** No line of a bank file is longer, in characters. */
    static final int LONGEST_LINE = 1 << 15;

    private BankTable() {}

    /** The line of headings. */
    static List<String> headings() {
        return line(BankColumn::heading);
    }

    /** A line. */
    static List<String> line(Function<BankColumn, String> cell) {
        return BankColumn.ORDER.stream().map(cell).toList();
    }

    /** What the last line, 合计, has in a column. */
    static String total(BankOrder order, BankColumn column) {
        return switch (column) {
            case LINE -> ReturnTable.TOTAL;
            case ACCOUNT -> order.count() + ReturnTable.ITEMS;
            case AMOUNT -> order.sum().toString();
            case REFERENCE -> order.number();
            default -> "";
        };
    }
}
