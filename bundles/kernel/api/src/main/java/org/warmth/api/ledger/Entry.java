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
}
