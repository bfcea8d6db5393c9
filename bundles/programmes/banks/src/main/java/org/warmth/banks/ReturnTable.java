package org.warmth.banks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmth.api.Money;
import org.warmth.api.bank.BankResult;
import org.warmth.api.bank.BankReturn;

/**
 * A return file that is a table: a line of headings, a line for each payment, and behind them, where the layout has it, a
 * line 合计 with count, sum and the order's number. Columns are found by their headings, in any order.
 */
final class ReturnTable {
    /** The first cell of the last line. */
    static final String TOTAL = "合计";

    /** Behind the number of items in the last line, so that no one takes it for an account. */
    static final String ITEMS = "笔";

    private static final Pattern COUNT = Pattern.compile("共?(\\d{1,9})" + ITEMS);
    private static final List<BankColumn> REQUIRED = List.of(BankColumn.REFERENCE, BankColumn.OUTCOME);

    private final Consumer<BankResult> results;
    private final Map<BankColumn, Integer> places = new EnumMap<>(BankColumn.class);
    private int width;
    private int last;
    private BankReturn total;

    ReturnTable(Consumer<BankResult> results) {
        this.results = results;
    }

    /**
     * Takes the next line; the first that holds anything has the headings.
     *
     * @throws org.warmth.api.Problem 422 what is wrong with it
     */
    void take(int line, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        last = line;
        if (width == 0) {
            headings(line, cells);
        } else if (total != null) {
            throw Unreadable.line(line, "banks.behind-total");
        } else if (cells.size() != width) {
            throw Unreadable.line(line, "banks.line-width", cells.size(), width);
        } else if (cells.get(0).strip().equals(TOTAL)) {
            total = total(line, cells);
        } else {
            results.accept(result(line, cells));
        }
    }

    /** How many columns the headings name; 0 before them. */
    int width() {
        return width;
    }

    /** The file had no line but its headings' or fewer. */
    void requireHeadings() {
        if (width == 0) {
            throw Unreadable.file("banks.empty");
        }
    }

    /**
     * What the last line says.
     *
     * @throws org.warmth.api.Problem 422 {@code banks.truncated}: there is none
     */
    BankReturn total() {
        requireHeadings();
        if (total == null) {
            throw Unreadable.line(last, "banks.truncated");
        }
        return total;
    }

    private void headings(int line, List<String> cells) {
        for (String heading : cells) {
            BankColumn column = BankColumn.of(heading);
            if (column == null) {
                throw Unreadable.line(line, "banks.column-unknown", heading.strip());
            }
            if (places.put(column, width++) != null) {
                throw Unreadable.line(line, "banks.column-twice", column.heading());
            }
        }
        List<String> missing = new ArrayList<>();
        REQUIRED.stream()
                .filter(column -> !places.containsKey(column))
                .forEach(column -> missing.add(column.heading()));
        if (!missing.isEmpty()) {
            throw Unreadable.line(line, "banks.column-missing", String.join("、", missing));
        }
    }

    private BankResult result(int line, List<String> cells) {
        return new BankResult(
                line,
                ReturnCells.reference(cell(cells, BankColumn.REFERENCE), line),
                ReturnCells.yuan(cell(cells, BankColumn.AMOUNT), line),
                ReturnCells.account(cell(cells, BankColumn.ACCOUNT), line),
                ReturnCells.outcome(cell(cells, BankColumn.OUTCOME), line),
                ReturnCells.text(cell(cells, BankColumn.CODE)),
                ReturnCells.text(cell(cells, BankColumn.REASON)),
                ReturnCells.day(cell(cells, BankColumn.DATE), line));
    }

    private BankReturn total(int line, List<String> cells) {
        int count = -1;
        for (String cell : cells) {
            Matcher items = COUNT.matcher(cell.strip());
            if (items.matches()) {
                count = Integer.parseInt(items.group(1));
            }
        }
        Money sum = ReturnCells.yuan(cell(cells, BankColumn.AMOUNT), line);
        return new BankReturn(ReturnCells.digits(cell(cells, BankColumn.REFERENCE), line), count, sum, null);
    }

    private String cell(List<String> cells, BankColumn column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place);
    }
}
