package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * A project from which payments are made (发放项目). What it posts is frozen when it is approved. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that runs it; units below it may list payments in it
 * @param name its name, unique in the unit
 * @param kind its kind
 * @param category the category of all its payments, or null for that of each row
 * @param channel how its payments go out
 * @param counted whether its payments count in form 1 C and D, by the city's setting for its kind
 * @param publicised whether lists that pay from it hang out before they are approved (公示)
 * @param receipt the money it pays from
 * @param budget how much it may pay
 * @param committed how much approved lists have taken
 * @param decisionNo the decision that approved it
 * @param state where it stands
 * @param version for optimistic locking
 */
record Project(
        long id,
        long unit,
        String name,
        ProjectKind kind,
        Category category,
        Channel channel,
        boolean counted,
        boolean publicised,
        long receipt,
        Money budget,
        Money committed,
        String decisionNo,
        ProjectState state,
        int version)
        implements Stored {

    /** The category that a payment in it has: the project's, else the row's, else the kind's usual one; or null. */
    Category category(Category ofRow) {
        if (category != null) {
            return category;
        }
        return ofRow != null ? ofRow : kind.usual();
    }

    /** The same in another state, one version on. */
    Project in(ProjectState next) {
        return new Project(
                id,
                unit,
                name,
                kind,
                category,
                channel,
                counted,
                publicised,
                receipt,
                budget,
                committed,
                decisionNo,
                next,
                version + 1);
    }

    /** The same, frozen as to whether it counts. */
    Project counting(boolean inForm) {
        return new Project(
                id,
                unit,
                name,
                kind,
                category,
                channel,
                inForm,
                publicised,
                receipt,
                budget,
                committed,
                decisionNo,
                state,
                version);
    }

    /**
     * What is written.
     *
     * @param unit the unit that runs it
     * @param name its name
     * @param kind its kind
     * @param category the category of all its payments, or null
     * @param receipt the money it pays from
     * @param budget how much it may pay
     * @param decisionNo the decision, needed for approval
     * @param channel how its payments go out; the kind's usual way if null
     * @param publicised whether its lists hang out first; as the city settles it for the kind if null
     */
    @Schema(
            name = "funds.ProjectInput",
            example =
                    """
                    {"unit":"601","name":"困难职工生活救助","kind":"LIVING","category":"C11","receipt":"7001",
                     "budget":30000000,"decisionNo":"主席办公会〔2021〕36号"}""")
    public record Input(
            Long unit,
            String name,
            ProjectKind kind,
            Category category,
            Long receipt,
            Money budget,
            String decisionNo,
            Channel channel,
            Boolean publicised) {}
}
