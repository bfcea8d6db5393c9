package org.warmth.statistics;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.StatisticsResource.CellInput;

/** The value that a request types into a row: its own kind, not negative, exact to the fen. */
final class CellValue {
    private static final Pattern WAN = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");

    private CellValue() {}

    /**
     * A count, or fen.
     *
     * @throws Problem 422 for anything else
     */
    static long of(FormRow row, CellInput input) {
        long value = row.money() ? fen(input) : count(input);
        if (value > (row.money() ? Cells.MOST_FEN : Cells.MOST_TIMES)) {
            throw Problem.invalid(row.money() ? "money" : "count", "statistics.cell-too-large");
        }
        return value;
    }

    private static long count(CellInput input) {
        if (input == null
                || input.count() == null
                || input.count() < 0
                || input.money() != null
                || input.wan() != null) {
            throw Problem.invalid("count", "statistics.cell-count");
        }
        return input.count();
    }

    private static long fen(CellInput input) {
        if (input == null || input.count() != null || (input.money() == null) == (input.wan() == null)) {
            throw Problem.invalid("money", "statistics.cell-money");
        }
        Money money = input.money() != null ? input.money() : wan(input.wan());
        if (money.fen() < 0) {
            throw Problem.invalid("money", "statistics.cell-money");
        }
        return money.fen();
    }

    private static Money wan(String wan) {
        if (!WAN.matcher(wan).matches()) {
            throw Problem.invalid("wan", "statistics.cell-money");
        }
        return Money.ofWan(new BigDecimal(wan));
    }
}
