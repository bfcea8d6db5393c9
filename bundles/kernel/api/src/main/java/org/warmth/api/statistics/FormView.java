package org.warmth.api.statistics;

import java.time.Instant;
import java.util.List;
import org.warmth.api.Money;

/**
 * A form with its values at one moment: a unit's live view (domain 0.4).
 *
 * @param form the form, for example {@code form1}
 * @param title as printed, with its year
 * @param unit the unit
 * @param unitName its full name (填报单位)
 * @param campaign the campaign
 * @param campaignCode the campaign's code
 * @param subtree whether everything below the unit is counted too
 * @param lines the rows in printed order
 * @param checks every check of the form, passed or not
 * @param seal the last seal of the ledger that is counted, 0 before the first
 * @param tail how many entries after that seal are counted
 * @param computedAt when
 */
public record FormView(
        String form,
        String title,
        long unit,
        String unitName,
        long campaign,
        String campaignCode,
        boolean subtree,
        List<Line> lines,
        List<Check> checks,
        long seal,
        int tail,
        Instant computedAt) {

    /**
     * A row of the form. An empty one has neither count nor money: nobody knows its value yet, which is not 0.
     *
     * @param code its code inside the form, for example {@code C1}
     * @param number the printed 编号 under which it stands
     * @param group the label that it shares with other rows, or null
     * @param label its own label, as printed
     * @param measure its unit of measure: 家, 人次, 万元
     * @param count the value of a counting row, else null
     * @param money the value of a money row, else null
     * @param wan the value of a money row in 万元, exact, as printed; else null
     * @param formula what it adds up, for example {@code E1+E2+E3+E4+E5}, or null
     * @param manual whether a person typed it or must type it, in whole or part
     * @param reason why it is manual, or null
     * @param persons distinct persons (enterprises in a row of those) beside the people-times; null where not asked for
     *     or without meaning
     * @param transferred of a row of money raised, the part that came from an upper union: the next form up eliminates it;
     *     null in any other row
     * @param lastYear what the unit's form of the campaign before says, as printed; null if it says nothing
     */
    public record Line(
            String code,
            int number,
            String group,
            String label,
            String measure,
            Integer count,
            Money money,
            String wan,
            String formula,
            boolean manual,
            String reason,
            Integer persons,
            Money transferred,
            String lastYear) {}

    /**
     * A check of the form.
     *
     * @param id its stable id, for example {@code F1-E07}
     * @param severity how bad a failure is
     * @param passed whether the form passes
     * @param zh what is wrong, in Chinese
     * @param en what is wrong, in English
     * @param cells the rows at fault; empty if passed
     * @param skipped what was lacking so that nobody looked: {@code last} a form of the campaign before, {@code persons}
     *     distinct persons, {@code headed} the header, {@code live} the records; null if the check ran
     */
    public record Check(
            String id, Severity severity, boolean passed, String zh, String en, List<String> cells, String skipped) {}

    /** What a failed check means (domain 2.5). */
    public enum Severity {
        /** The form cannot be submitted. */
        ERROR,
        /** The form needs a written explanation and a second person. */
        WARN,
        /** Shown to the auditor. */
        INFO
    }
}
