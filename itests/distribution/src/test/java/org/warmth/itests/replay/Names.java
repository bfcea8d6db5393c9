package org.warmth.itests.replay;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of ids in a dump: of a row its table and its place among the table's rows, which are as old as their ids; of
 * an id that no table has, the order in which it was met.
 */
final class Names {
    /** Alone, or with the number of a bank file's line behind it. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{18}(?=([0-9]{6})?(?![0-9]))");

    /** How a roster's row writes an id: R, thirteen digits to the base of 32, a check. */
    private static final Pattern ROW = Pattern.compile("\\bR([0-9A-HJKMNP-TV-Z]{13})[0-9A-Z]\\b");

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Ids count the milliseconds since then, in front of 22 further bits. */
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private static final int REST = 22;

    private final long from;
    private final long to;
    private final Map<Long, String> names = new HashMap<>();
    private int met;

    /** Names for ids that were made between two instants, in milliseconds. */
    Names(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** Whether a number is an id that was made then; a number of something else cannot be met by chance. */
    boolean isId(long number) {
        long made = (number >>> REST) + EPOCH;
        return number > 0 && made >= from && made <= to;
    }

    /** Names an id, unless it has a name. */
    void give(long id, String name) {
        names.putIfAbsent(id, name);
    }

    /** The name of an id. */
    String of(long id) {
        return names.computeIfAbsent(id, unknown -> "id:" + ++met);
    }

    /** A text with names for the ids in it. */
    String in(String text) {
        return numbers(rows(text));
    }

    private String rows(String text) {
        return ROW.matcher(text).replaceAll(row -> {
            long number = 0;
            for (char digit : row.group(1).toCharArray()) {
                number = number << 5 | DIGITS.indexOf(digit);
            }
            return Matcher.quoteReplacement(isId(number) ? "R(" + of(number) + ")" : row.group());
        });
    }

    private String numbers(String text) {
        Matcher matcher = NUMBER.matcher(text);
        StringBuilder named = null;
        while (matcher.find()) {
            long number = Long.parseLong(matcher.group());
            if (isId(number)) {
                named = named == null ? new StringBuilder() : named;
                String name = of(number);
                matcher.appendReplacement(
                        named, Matcher.quoteReplacement(matcher.group(1) == null ? name : name + "/"));
            }
        }
        return named == null ? text : matcher.appendTail(named).toString();
    }
}
