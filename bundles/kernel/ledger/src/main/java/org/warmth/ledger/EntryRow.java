package org.warmth.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Figures.Posted;
import org.warmth.api.ledger.SourceKey;

/**
 * An entry as its row holds it; 0 and the empty category stand for none.
 *
 * @param postedAt in UTC
 */
record EntryRow(
        long id,
        SourceKey source,
        long unit,
        LocalDate valueDate,
        LocalDateTime postedAt,
        String postedBy,
        String benefit,
        String category,
        int times,
        long person,
        int headcount,
        long evidence,
        long onBehalfOf,
        int tags,
        long money,
        long goods,
        long fundAccount,
        long centre,
        long campaign,
        long reversalOf) {

    /** What ends the step of a reversal's source key: an entry is reversed once, whoever tries. */
    static final String REVERSED = "!";

    static EntryRow of(long id, Entry entry, LocalDateTime at, String by) {
        return new EntryRow(
                id,
                entry.source(),
                entry.unit(),
                entry.valueDate(),
                at,
                by,
                entry.benefit().code(),
                entry.category() == null ? "" : entry.category().name(),
                entry.times(),
                entry.person(),
                entry.headcount(),
                entry.evidence(),
                entry.onBehalfOf(),
                Tag.mask(entry.tags()),
                entry.money().fen(),
                entry.goods().fen(),
                entry.fundAccount(),
                entry.centre(),
                entry.campaign(),
                0);
    }

    /** The entry that takes this one back: all as it was, the figures with the other sign. */
    EntryRow reversal(long newId, LocalDate on, LocalDateTime at, String by) {
        return new EntryRow(
                newId,
                reversalOf(source),
                unit,
                on,
                at,
                by,
                benefit,
                category,
                -times,
                person,
                headcount,
                evidence,
                onBehalfOf,
                tags,
                -money,
                -goods,
                fundAccount,
                centre,
                campaign,
                id);
    }

    static SourceKey reversalOf(SourceKey source) {
        return new SourceKey(source.module(), source.record(), source.step() + REVERSED);
    }

    Category categoryOrNull() {
        return category.isEmpty() ? null : Category.valueOf(category);
    }

    Posted posted(long seal) {
        return new Posted(
                id,
                source,
                unit,
                valueDate,
                postedAt.toInstant(ZoneOffset.UTC),
                postedBy,
                new Benefit(benefit),
                categoryOrNull(),
                times,
                person,
                headcount,
                Tag.of(tags),
                Money.ofFen(money),
                Money.ofFen(goods),
                reversalOf,
                seal);
    }
}
