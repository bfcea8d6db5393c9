package org.warmth.banks;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warmth.api.Money;
import org.warmth.api.bank.BankResult.Outcome;

/** Understands the single fields of a return file; what can be meant in two ways is refused. */
final class ReturnCells {
    private static final int LONGEST_REFERENCE = 35;
    private static final int LONGEST_ACCOUNT = 40;
    private static final Pattern AMOUNT = Pattern.compile("(?:\\d{1,12}|\\d{1,3}(?:,\\d{3}){1,3})(?:\\.\\d{1,2})?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})(?:[T ].*)?");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[Ee]\\+?\\d+");
    /** How spreadsheets and clerks keep digits from becoming a number. */
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"([^\"]*)\"");

    private ReturnCells() {}

    /** A text, or null where there is none. */
    static String text(String cell) {
        String plain = cell.strip();
        return plain.isEmpty() ? null : plain;
    }

    /** A number that is kept as text, as plain digits and letters, or null where there is none. */
    static String digits(String cell, int line) {
        String plain = cell.strip();
        Matcher kept = KEPT_AS_TEXT.matcher(plain);
        if (kept.matches()) {
            plain = kept.group(1).strip();
        } else if (plain.startsWith("'")) {
            plain = plain.substring(1);
        }
        if (SCIENTIFIC.matcher(plain).matches()) {
            throw Unreadable.line(line, "banks.digits-lost");
        }
        return plain.isEmpty() ? null : plain;
    }

    static String reference(String cell, int line) {
        String reference = digits(cell, line);
        if (reference == null || reference.length() > LONGEST_REFERENCE) {
            throw Unreadable.line(line, "banks.line-reference");
        }
        return reference;
    }

    static String account(String cell, int line) {
        String account = digits(cell, line);
        if (account != null && account.length() > LONGEST_ACCOUNT) {
            throw Unreadable.line(line, "banks.line-account");
        }
        return account;
    }

    static Outcome outcome(String cell, int line) {
        Outcome outcome = OutcomeWords.outcome(cell.strip());
        if (outcome == null) {
            throw Unreadable.line(line, "banks.line-outcome", cell.strip(), OutcomeWords.EXPECTED);
        }
        return outcome;
    }

    /** An amount in yuan, or null where there is none. */
    static Money yuan(String cell, int line) {
        String plain = cell.strip();
        if (plain.isEmpty()) {
            return null;
        }
        if (!AMOUNT.matcher(plain).matches()) {
            throw Unreadable.line(line, "banks.line-amount");
        }
        return Money.ofYuan(new BigDecimal(plain.replace(",", "")));
    }

    /** An amount in fen of zeros and digits. */
    static Money fen(String cell, int line) {
        if (!cell.matches("\\d{1,18}")) {
            throw Unreadable.line(line, "banks.line-amount");
        }
        return Money.ofFen(Long.parseLong(cell));
    }

    /** A number of items. */
    static int count(String cell, int line) {
        if (!cell.matches("\\d{1,9}")) {
            throw Unreadable.line(line, "banks.line-count");
        }
        return Integer.parseInt(cell);
    }

    /** A day, whose time is left out, or null where there is none. */
    static LocalDate day(String cell, int line) {
        String plain = cell.strip();
        if (plain.isEmpty()) {
            return null;
        }
        Matcher day = DAY.matcher(plain);
        boolean compact = day.matches() && day.group(2).isEmpty();
        try {
            if (day.matches()
                    && (!compact || day.group(3).length() + day.group(4).length() == 4)) {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(3)), Integer.parseInt(day.group(4)));
            }
        } catch (DateTimeException e) {
            throw Unreadable.line(line, "banks.line-date");
        }
        throw Unreadable.line(line, "banks.line-date");
    }
}
