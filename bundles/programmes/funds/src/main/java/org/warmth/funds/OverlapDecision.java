package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What somebody decides about one overlap, or about all of one sort in a list.
 *
 * @param overlap the overlap; null for all of a sort
 * @param programme the programme of the sort
 * @param benefit the benefit of the sort
 * @param decision what is to become of the payments
 * @param reason why
 */
@Schema(
        name = "funds.OverlapDecision",
        example =
                """
                {"programme":"visits","benefit":"condolence","decision":"KEEP","reason":"走访慰问品与生活救助用途不同，经核实保留"}""")
public record OverlapDecision(Long overlap, String programme, String benefit, Decision decision, String reason) {
    /** What becomes of a payment. */
    public enum Decision {
        /** 保留: it is paid all the same. */
        KEEP,
        /** 剔除: it leaves the list. */
        DROP
    }

    /**
     * What was decided.
     *
     * @param overlaps how many overlaps
     * @param payments how many payments left the list
     */
    @Schema(name = "funds.OverlapsDecided")
    record Done(int overlaps, int payments) {}
}
