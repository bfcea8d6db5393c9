package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Money;

/**
 * What a unit's money came to by a day, source by source, and what the bank says (资金余额与对账).
 *
 * @param unit the unit
 * @param date the day
 * @param sources source by source
 * @param accounts what the bank says, account by account
 */
@Schema(name = "funds.Balances")
record Balances(long unit, LocalDate date, List<OfSource> sources, List<OfAccount> accounts) {
    /**
     * One source; never below nothing (check F1-E14).
     *
     * @param source the source
     * @param sums its sums
     * @param balance opening and received, less goods and paid, and refunded again
     */
    @Schema(name = "funds.SourceBalance")
    record OfSource(Source source, Sums sums, Money balance) {}

    /**
     * Sums up to a day.
     *
     * @param opening carried over
     * @param received received, set aside, or transferred in
     * @param goods spent on goods
     * @param paid paid, by batches and by lists
     * @param refunded paid by batches, and come back
     */
    @Schema(name = "funds.SourceSums")
    record Sums(Money opening, Money received, Money goods, Money paid, Money refunded) {
        /** Of nothing. */
        static final Sums NOTHING = new Sums(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

        Sums plus(Sums other) {
            return new Sums(
                    opening.plus(other.opening),
                    received.plus(other.received),
                    goods.plus(other.goods),
                    paid.plus(other.paid),
                    refunded.plus(other.refunded));
        }

        Money balance() {
            return opening.plus(received).minus(goods).minus(paid).plus(refunded);
        }
    }

    /**
     * One account by the bank's latest statement.
     *
     * @param payer the account that pays, or 0
     * @param receipt the receipt that has an account of its own, or 0
     * @param date the day of the statement
     * @param stated what the bank says
     * @param book what we know at the end of that day
     * @param difference the bank's figure less ours
     * @param underWay what the bank had been sent by then and has not answered
     * @param explained whether the difference is nothing, or payments under way may explain it
     */
    @Schema(name = "funds.AccountBalance")
    record OfAccount(
            long payer,
            long receipt,
            LocalDate date,
            Money stated,
            Money book,
            Money difference,
            Money underWay,
            boolean explained) {
        static OfAccount of(Statement statement, Money book, Money underWay) {
            Money difference = statement.balance().minus(book);
            boolean explained =
                    difference.fen() <= 0 && difference.plus(underWay).fen() >= 0;
            return new OfAccount(
                    statement.payer(),
                    statement.receipt(),
                    statement.date(),
                    statement.balance(),
                    book,
                    difference,
                    underWay,
                    explained);
        }
    }
}
