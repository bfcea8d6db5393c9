package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.warmth.api.Money;

/**
 * What a file keeps encrypted, in the clear: shown for a reason that stands in the trail.
 *
 * @param means what the household lives on
 * @param perCapita a month and person, or null if nobody can tell
 * @param calculation how the type was computed, with the amounts
 * @param finding what was found at the home
 * @param members what is known of the family
 * @param comparisons what the departments found
 * @param proxies who signed for the household where it could not
 * @param monitors what the household said when it was asked again
 */
@Schema(name = "hardship.FileSecrets")
record FileSecrets(
        FileMeans means,
        Money perCapita,
        String calculation,
        String finding,
        List<OfMember> members,
        List<Found> comparisons,
        List<Proxy> proxies,
        List<Said> monitors) {
    /**
     * What is known of somebody of the family.
     *
     * @param id the row's id
     * @param birth when they were born
     * @param income what they earned in the year
     * @param health how they are
     * @param school where they learn
     * @param guardian who consented for them
     * @param guardianOn when
     */
    @Schema(name = "hardship.MemberSecrets")
    record OfMember(
            long id,
            LocalDate birth,
            Money income,
            String health,
            String school,
            String guardian,
            LocalDate guardianOn) {
        static OfMember of(Member member) {
            Member.Facts facts = member.facts();
            return new OfMember(
                    member.id(),
                    facts.birth(),
                    facts.income(),
                    facts.health(),
                    facts.school(),
                    facts.guardian(),
                    facts.guardianOn());
        }
    }

    /**
     * What the departments found.
     *
     * @param id the comparison
     * @param results what
     * @param note in words
     */
    @Schema(name = "hardship.ComparisonSecrets")
    record Found(long id, Set<Comparison.Result> results, String note) {
        static Found of(Comparison comparison) {
            return new Found(comparison.id(), comparison.results(), comparison.note());
        }
    }

    /**
     * Who signed for a household.
     *
     * @param consent the consent
     * @param givenBy who
     */
    @Schema(name = "hardship.Proxy")
    record Proxy(long consent, String givenBy) {}

    /**
     * What a household said when it was asked again.
     *
     * @param monitor the day it was asked
     * @param note what it said
     */
    @Schema(name = "hardship.Said")
    record Said(long monitor, String note) {}

    /**
     * Why somebody looks.
     *
     * @param reason why, at least four characters
     */
    @Schema(name = "hardship.Reveal", example = "{\"reason\":\"审批前核对收入\"}")
    public record Why(String reason) {}
}
