package org.warmth.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.records.Stored;

/**
 * A problem raised at a visit, followed to its result.
 *
 * @param id its id
 * @param visit the visit
 * @param unit the visit's unit
 * @param text what the problem is
 * @param owner the unit that solves it
 * @param due until when
 * @param result what came of it, null while open
 * @param solvedOn when, null while open
 * @param version for optimistic locking
 */
record VisitProblem(
        long id,
        long visit,
        long unit,
        String text,
        long owner,
        LocalDate due,
        String result,
        LocalDate solvedOn,
        int version)
        implements Stored {

    /** The same with what came of it, one version on. */
    VisitProblem solved(String what, LocalDate on) {
        return new VisitProblem(id, visit, unit, text, owner, due, what, on, version + 1);
    }

    /**
     * Which problems are looked for; 0 means any.
     *
     * @param visit the visit
     * @param owner the unit that solves it
     * @param open whether only those without a result
     * @param overdue whether only those without a result after the day they were due
     * @param after the id after which the page begins
     */
    record Query(long visit, long owner, boolean open, boolean overdue, long after) {}

    /**
     * What a clerk writes.
     *
     * @param text what the problem is
     * @param owner the unit that solves it; the visit's if null
     * @param due until when
     */
    @Schema(name = "visits.ProblemInput", example = "{\"text\":\"社保缴纳政策咨询\",\"due\":\"2022-03-01\"}")
    public record Input(String text, Long owner, LocalDate due) {}

    /**
     * What came of it.
     *
     * @param result the result
     */
    @Schema(name = "visits.ProblemResult", example = "{\"result\":\"已协调区人社局办理缓缴\"}")
    public record Result(String result) {}
}
