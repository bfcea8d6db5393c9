package org.warmth.visits;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.Violation;
import org.warmth.api.fields.Copy;

/**
 * What is known of a visit; an id of 0 means none. Two visits with equal facts say the same.
 *
 * @param plan the plan it belongs to
 * @param target who or what is visited
 * @param purpose what for
 * @param mode how
 * @param date the day
 * @param campaign the campaign of that day, 0 for regular work
 * @param place where
 * @param category the object group of what is handed over
 * @param tags the key groups
 * @param person the person visited, or met in the enterprise
 * @param enterprise the enterprise, also of a post inside it
 * @param post the post or team
 * @param headcount how many were there, of a post
 * @param evidence the file that proves a headcount or that goods were received
 * @param goods what was handed over
 * @param value its value
 * @param announced money announced, which {@code funds} pays by its own list
 * @param payment the payment it announced, once known
 * @param lot the lot of goods it came from
 * @param findings the four findings
 * @param feedback what was said
 */
record VisitFacts(
        long plan,
        VisitTarget target,
        VisitPurpose purpose,
        VisitMode mode,
        LocalDate date,
        long campaign,
        String place,
        Category category,
        Set<Tag> tags,
        long person,
        long enterprise,
        String post,
        int headcount,
        long evidence,
        String goods,
        Money value,
        Money announced,
        long payment,
        long lot,
        Findings findings,
        String feedback) {

    /** What a clerk wrote, with what is told from it. */
    static final Copy<VisitInput, VisitFacts> OF_INPUT = Copy.of(
            VisitInput.class, VisitFacts.class, "target", "purpose", "mode", "campaign", "person", "enterprise");

    private static final Copy<VisitFacts, VisitFacts> AGAIN = Copy.of(
            VisitFacts.class,
            VisitFacts.class,
            "plan",
            "mode",
            "date",
            "campaign",
            "person",
            "evidence",
            "payment",
            "lot",
            "production",
            "cause",
            "placement",
            "policy",
            "feedback");

    /** The same planned for another day: without what only this visit proved, found out or was paid by. */
    VisitFacts again(LocalDate day, long inCampaign, long who) {
        return AGAIN.of(this, 0L, VisitMode.ON_SITE, day, inCampaign, who, 0L, 0L, 0L, null, null, null, null, null);
    }

    /** What a survey lacks before it is done: findings. */
    List<Violation> lacking() {
        return purpose == VisitPurpose.SURVEY
                ? findings.missing().stream()
                        .map(field -> Violation.of(field, "visits.finding-missing"))
                        .toList()
                : List.of();
    }

    /** Whether its money comes by a payment, which then carries the people-time (domain 0.2). */
    boolean paid() {
        return payment != 0 || announced.fen() > 0;
    }

    /** Whether goods were handed over. */
    boolean gives() {
        return value.fen() > 0;
    }

    /** How many received something. */
    int people() {
        return switch (target) {
            case ENTERPRISE -> 0;
            case PERSON -> 1;
            case POST -> headcount;
        };
    }
}
