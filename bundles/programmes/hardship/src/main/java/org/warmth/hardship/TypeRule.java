package org.warmth.hardship;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.warmth.api.Messages;
import org.warmth.api.Money;

/**
 * The type that a household's means lead to, and why in words (domain 3.4): (income + other income − rigid cost) / 12 /
 * persons against the year's line; by accident where a loss took most of the income.
 */
final class TypeRule {
    private static final int MONTHS = 12;
    private static final int PERCENT = 100;

    private TypeRule() {}

    /**
     * What came out.
     *
     * @param type the type, or null if none fits or nobody can tell
     * @param perCapita a month and person, or null if nobody can tell
     * @param key the sentence without amounts; {@code <key>.sum} is the one with them
     * @param said the arguments of the first
     * @param sum the arguments of the second
     */
    record Judged(FileType type, Money perCapita, String key, List<Object> said, List<Object> sum) {
        /** The key of its one word: the type, that none fits, or why nobody can tell. */
        String word() {
            if (type != null) {
                return "hardship.roster.code.type." + type;
            }
            return perCapita == null ? key : "hardship.type.no-type";
        }

        /** In words that everybody may read. */
        String explanation(Messages messages, Locale locale) {
            return messages.text(locale, key, said.toArray());
        }

        /** In words with the household's amounts. */
        String calculation(Messages messages, Locale locale) {
            return perCapita == null
                    ? explanation(messages, locale)
                    : messages.text(locale, "hardship.type.sum", sum.toArray()) + explanation(messages, locale);
        }
    }

    /**
     * Judges a household.
     *
     * @param persons how many it is, or null
     * @param line the line that holds, or null for none
     */
    static Judged judge(FileMeans means, Integer persons, LowLine line) {
        if (line == null) {
            return unknown("hardship.type.no-line");
        }
        if (means.income() == null || persons == null || persons < 1) {
            return unknown("hardship.type.unknown");
        }
        Money other = orNothing(means.otherIncome());
        Money rigid = orNothing(means.rigidCost());
        Money came = means.income().plus(other);
        Money net = came.minus(rigid);
        Money perCapita = Money.ofFen(Math.floorDiv(net.fen(), (long) MONTHS * persons));
        List<Object> sum = List.of(means.income(), other, rigid, persons.toString(), perCapita);
        if (below(net, persons, line, line.deepPercent())) {
            return judged(FileType.DEEP, perCapita, "deep", List.of(line.low(), text(line.deepPercent())), sum);
        }
        if (below(net, persons, line, line.relativePercent())) {
            return judged(
                    FileType.RELATIVE, perCapita, "relative", List.of(line.low(), text(line.relativePercent())), sum);
        }
        if (lost(means.accidentLoss(), came, line)) {
            return judged(FileType.ACCIDENT, perCapita, "accident", List.of(text(line.lossPercent())), sum);
        }
        return judged(null, perCapita, "none", List.of(line.low(), text(line.relativePercent())), sum);
    }

    /** Exactly, without a division: net / 12 / persons < line × percent / 100. */
    private static boolean below(Money net, int persons, LowLine line, int percent) {
        BigInteger bound =
                BigInteger.valueOf(line.low().fen()).multiply(BigInteger.valueOf((long) percent * MONTHS * persons));
        return BigInteger.valueOf(net.fen())
                        .multiply(BigInteger.valueOf(PERCENT))
                        .compareTo(bound)
                < 0;
    }

    private static boolean lost(Money loss, Money came, LowLine line) {
        return loss != null
                && BigInteger.valueOf(loss.fen())
                                .multiply(BigInteger.valueOf(PERCENT))
                                .compareTo(
                                        BigInteger.valueOf(came.fen()).multiply(BigInteger.valueOf(line.lossPercent())))
                        > 0;
    }

    private static Judged unknown(String key) {
        return new Judged(null, null, key, List.of(), List.of());
    }

    private static Judged judged(FileType type, Money perCapita, String key, List<Object> said, List<Object> sum) {
        return new Judged(type, perCapita, "hardship.type." + key, said, sum);
    }

    private static String text(int percent) {
        return Integer.toString(percent);
    }

    private static Money orNothing(Money amount) {
        return amount == null ? Money.ZERO : amount;
    }
}
