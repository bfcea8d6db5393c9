package org.warmth.funds;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.funds.Projects;

/** The projects for which other modules may set money aside. */
@Component(service = Projects.class)
public final class FundProjects implements Projects {
    private final ProjectStore projects;

    /** Over the table of projects. */
    @Activate
    public FundProjects(@Reference ProjectStore projects) {
        this.projects = projects;
    }

    @Override
    public Optional<Project> open(long id) {
        return Optional.ofNullable(projects.byIds(List.of(id)).get(id))
                .filter(project -> project.state() == ProjectState.APPROVED)
                .map(project -> new Project(
                        project.id(),
                        project.unit(),
                        project.name(),
                        project.kind().name()));
    }
}
