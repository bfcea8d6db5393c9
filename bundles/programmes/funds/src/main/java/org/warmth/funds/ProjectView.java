package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.fields.Copy;

/**
 * A project as staff sees it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the unit that runs it
 * @param name its name
 * @param kind its kind
 * @param category the category of all its payments, or null
 * @param channel how its payments go out
 * @param counted whether its payments count in form 1 C and D
 * @param publicised whether lists that pay from it hang out before they are approved
 * @param receipt the money it pays from
 * @param budget how much it may pay
 * @param committed how much approved lists have taken
 * @param decisionNo the decision that approved it
 * @param state where it stands
 * @param version for optimistic locking
 * @param next the steps that the caller may take now
 */
@Schema(name = "funds.Project")
record ProjectView(
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
        int version,
        List<String> next) {

    private static final Copy<Project, ProjectView> OF_PROJECT = Copy.of(Project.class, ProjectView.class, "next");

    static ProjectView of(Project project, List<String> next) {
        return OF_PROJECT.of(project, next);
    }
}
