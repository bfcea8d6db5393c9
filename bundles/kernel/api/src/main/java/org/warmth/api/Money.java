package org.warmth.api;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in integer fen (分); 1 yuan = 100 fen, 1 万元 = 1,000,000 fen. May be negative in reversals. In
 * JSON an integer number of fen.
 *
 * @param fen the amount in fen
 */
public record Money(long fen) implements Comparable<Money> {
    /** No money. */
    public static final Money ZERO = new Money(0);

    /** The most that anybody may write down as one amount, 999,999,999.99 yuan: what is above is a slip of the hand. */
    public static final Money MOST = new Money(99_999_999_999L);

    /** The amount of {@code fen} fen. */
    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /**
     * The amount of {@code yuan} yuan.
     *
     * @throws ArithmeticException if the amount is finer than a fen or beyond the range
     */
    public static Money ofYuan(BigDecimal yuan) {
        return ofFen(
                yuan.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact());
    }

    /**
     * The amount of {@code wan} 万元.
     *
     * @throws ArithmeticException if the amount is finer than a fen or beyond the range
     */
    public static Money ofWan(BigDecimal wan) {
        return ofFen(wan.movePointRight(6).setScale(0, RoundingMode.UNNECESSARY).longValueExact());
    }

    /** The sum; overflow is an {@link ArithmeticException}. */
    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    /** The difference; overflow is an {@link ArithmeticException}. */
    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    /** The same amount with the other sign. */
    public Money negated() {
        return ofFen(Math.negateExact(fen));
    }

    /** In yuan with two decimals. */
    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    /** In 万元, exact, with trailing zeros removed (domain 2.3). */
    public BigDecimal wan() {
        BigDecimal exact = BigDecimal.valueOf(fen, 6).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** In yuan, for example {@code 12.50}. */
    @Override
    public String toString() {
        return yuan().toPlainString();
    }
}
