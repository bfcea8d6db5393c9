package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Projects over REST. */
@Component(service = ProjectResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProjectResource {
    private final ProjectService projects;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public ProjectResource(@Reference ProjectService projects, @Reference Idempotency idempotency) {
        this.projects = projects;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "发放项目 · Projects, by unit or state")
    public Page<ProjectView> list(
            @QueryParam("unit") long unit,
            @QueryParam("state") ProjectState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return projects.page(unit, state, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(summary = "新建项目 · Draft a project; needs Idempotency-Key")
    public Created<ProjectView> create(Project.Input input) {
        return idempotency.created(() -> projects.create(input), projects::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一个项目 · One project and the steps that may follow")
    public ProjectView get(@PathParam("id") long id) {
        return projects.get(id);
    }

    /** Rewrites a draft. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改项目 · Rewrite a draft; needs If-Match")
    public ProjectView update(@PathParam("id") long id, @HeaderParam("If-Match") String version, Project.Input input) {
        return projects.update(id, IfMatch.version(version), input);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(summary = "项目办理 · Take a step: submit, approve, return, close; needs If-Match")
    public ProjectView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        return projects.step(
                id, IfMatch.version(version), step, StepInput.of(input).reason());
    }
}
