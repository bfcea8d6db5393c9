package org.warmth.api.ledger;

import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Benefit;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;

/**
 * An entry to be posted: one recipient, one act (domain 0.2).
 *
 * @param source why it is here once
 * @param unit the giving unit, whose form counts it
 * @param valueDate the day of giving
 * @param benefit what was given
 * @param category the object group, or null
 * @param times people-times (人次), 0 for a top-up or the goods of a paid visit
 * @param person the recipient, or 0 where there is only a headcount
 * @param headcount how many received, where there is no person; else 0
 * @param evidence the file that proves a headcount, or 0
 * @param onBehalfOf the child or the dead worker for whose sake, or 0
 * @param tags the recipient's tags as they stand at posting
 * @param money money given
 * @param goods value of goods given
 * @param fundAccount the receipt or lot it came from, or 0 for third-party money
 * @param centre the help centre or venue, or 0
 * @param campaign the campaign, or 0 for regular work
 */
public record Entry(
        SourceKey source,
        long unit,
        LocalDate valueDate,
        Benefit benefit,
        Category category,
        int times,
        long person,
        int headcount,
        long evidence,
        long onBehalfOf,
        Set<Tag> tags,
        Money money,
        Money goods,
        long fundAccount,
        long centre,
        long campaign) {
    /** Refuses negative figures, a headcount without evidence, and an entry for nobody. */
    public Entry {
        if (times < 0 || headcount < 0 || money.fen() < 0 || goods.fen() < 0) {
            throw new IllegalArgumentException("negative figures are for reversals: " + source);
        }
        if (person == 0 && headcount == 0) {
            throw new IllegalArgumentException("an entry for nobody: " + source);
        }
        if (headcount > 0 && (evidence == 0 || person != 0)) {
            throw new IllegalArgumentException("a headcount needs evidence and no person: " + source);
        }
        tags = Set.copyOf(tags);
    }

    /** An entry being written: one people-time of something that costs nothing, for nobody yet. */
    public static Draft of(SourceKey source, long unit, LocalDate valueDate, Benefit benefit) {
        return new Draft(source, unit, valueDate, benefit);
    }

    /** An entry being written; what is not said is none. */
    public static final class Draft {
        private final SourceKey source;
        private final long unit;
        private final LocalDate valueDate;
        private final Benefit benefit;
        private Category category;
        private int times = 1;
        private long person;
        private int headcount;
        private long evidence;
        private long onBehalfOf;
        private Set<Tag> tags = Set.of();
        private Money money = Money.ZERO;
        private Money goods = Money.ZERO;
        private long fundAccount;
        private long campaign;

        private Draft(SourceKey source, long unit, LocalDate valueDate, Benefit benefit) {
            this.source = source;
            this.unit = unit;
            this.valueDate = valueDate;
            this.benefit = benefit;
        }

        /** The recipient. */
        public Draft to(long recipient) {
            person = recipient;
            return this;
        }

        /** So many recipients without names, proved by a file; as many people-times. */
        public Draft toMany(int heads, long proof) {
            headcount = heads;
            evidence = proof;
            times = heads;
            return this;
        }

        /** The object group and the recipient's tags. */
        public Draft of(Category group, Set<Tag> keyGroups) {
            category = group;
            tags = keyGroups;
            return this;
        }

        /** How many people-times, where it is not one. */
        public Draft times(int count) {
            times = count;
            return this;
        }

        /** The child or the dead worker for whose sake. */
        public Draft onBehalfOf(long other) {
            onBehalfOf = other;
            return this;
        }

        /** Money given, and the receipt it came from. */
        public Draft money(Money amount, long from) {
            money = amount;
            fundAccount = from;
            return this;
        }

        /** The value of goods given, and the lot they came from, or 0. */
        public Draft goods(Money value, long from) {
            goods = value;
            fundAccount = from;
            return this;
        }

        /** The campaign. */
        public Draft in(long season) {
            campaign = season;
            return this;
        }

        /** The entry; refused as the constructor refuses. */
        public Entry entry() {
            return new Entry(
                    source,
                    unit,
                    valueDate,
                    benefit,
                    category,
                    times,
                    person,
                    headcount,
                    evidence,
                    onBehalfOf,
                    tags,
                    money,
                    goods,
                    fundAccount,
                    0,
                    campaign);
        }
    }
}
