package org.warmth.funds;

import static org.warmth.funds.ProjectState.APPROVED;
import static org.warmth.funds.ProjectState.CLOSED;
import static org.warmth.funds.ProjectState.DRAFT;
import static org.warmth.funds.ProjectState.SUBMITTED;

import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Violations;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Lifecycle;

/** The life of a project, as a table: what it pays for, and whether that counts, is frozen when it is approved. */
@Component(service = ProjectLifecycle.class)
public final class ProjectLifecycle {
    private final Lifecycle<Project, Void, StepInput> life;

    /** Over the table of projects. */
    @Activate
    public ProjectLifecycle(@Reference ProjectStore projects, @Reference FundSettings settings) {
        life = Lifecycle.of(
                        "funds.project",
                        projects,
                        ProjectState.class,
                        Project::state,
                        Project::in,
                        Lifecycle::<Project>noFacts,
                        StepInput.FIELDS)
                .create("draft", DRAFT, FundRoles.MAKERS)
                .step("submit", Set.of(DRAFT), SUBMITTED, FundRoles.MAKERS)
                .step("approve", Set.of(SUBMITTED), APPROVED, FundRoles.LEADER)
                .apart("draft", "submit")
                .unless((project, known) -> new Violations()
                        .text("decisionNo", project.decisionNo(), 60)
                        .found())
                .writes((project, known, input) -> project.counting(settings.counts(project.kind())))
                .back("return", Set.of(SUBMITTED), DRAFT, FundRoles.LEADER)
                .example((project, known) -> StepInput.WHY)
                .step("close", Set.of(APPROVED), CLOSED, Set.of(Role.OFFICER, Role.LEADER))
                .build();
    }

    /** The table. */
    Lifecycle<Project, Void, StepInput> life() {
        return life;
    }
}
