package org.warmth.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * A plan of visits led by a leader (走访安排, R-201).
 *
 * @param id its id
 * @param unit the unit that plans
 * @param title what it is called
 * @param date the day
 * @param leaderRole the leader's office
 * @param leaderRank the leader's rank
 * @param team who comes along
 * @param route where it goes
 * @param partners the units that come along; {@code unit} leads, and it alone records what is visited
 * @param version for optimistic locking
 */
record VisitPlan(
        long id,
        long unit,
        String title,
        LocalDate date,
        String leaderRole,
        Rank leaderRank,
        String team,
        String route,
        List<Long> partners,
        int version) {
    /** The ranks of leaders (domain 5.3). */
    public enum Rank {
        /** 市级. */
        CITY,
        /** 区局级. */
        DISTRICT,
        /** 街镇级. */
        TOWN,
        /** 基层. */
        BASE
    }

    /**
     * What a clerk writes.
     *
     * @param unit the unit that plans
     * @param title what it is called
     * @param date the day
     * @param leaderRole the leader's office
     * @param leaderRank the leader's rank
     * @param team who comes along
     * @param route where it goes
     * @param partners the units that come along
     */
    @Schema(
            name = "visits.PlanInput",
            example =
                    """
                    {"unit":"601","title":"春节前走访困难企业","date":"2022-01-18","leaderRole":"区总工会主席",
                     "leaderRank":"DISTRICT","team":"保障部、街道工会","route":"演示路一线","partners":["602"]}""")
    public record Input(
            Long unit,
            String title,
            LocalDate date,
            String leaderRole,
            Rank leaderRank,
            String team,
            String route,
            List<Long> partners) {}
}
