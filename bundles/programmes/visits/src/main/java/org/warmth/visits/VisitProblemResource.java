package org.warmth.visits;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

/** Problems raised at visits, over REST. */
@Component(service = VisitProblemResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("problems")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VisitProblemResource {
    private final VisitProblemService problems;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public VisitProblemResource(@Reference VisitProblemService problems, @Reference Idempotency idempotency) {
        this.problems = problems;
        this.idempotency = idempotency;
    }

    /** The problems of the caller's units. */
    @GET
    @Operation(summary = "问题台账 · Problems, by visit or the unit that solves them; open, overdue or all")
    public Page<VisitProblem> list(
            @QueryParam("visit") long visit,
            @QueryParam("owner") @Parameter(description = "The unit that solves it", example = "601") long owner,
            @QueryParam("open") boolean open,
            @QueryParam("overdue") @Parameter(description = "Open after the day it was due") boolean overdue,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return problems.page(new VisitProblem.Query(visit, owner, open, overdue, after), Page.size(size));
    }

    /** Raises a problem. */
    @POST
    @Operation(summary = "登记问题 · Raise a problem at a visit; needs Idempotency-Key")
    public Created<VisitProblem> raise(@QueryParam("visit") long visit, VisitProblem.Input input) {
        return idempotency.created(() -> problems.raise(visit, input), problems::get);
    }

    /** One problem. */
    @GET
    @Path("{id}")
    @Operation(summary = "一个问题 · One problem")
    public VisitProblem get(@PathParam("id") long id) {
        return problems.get(id);
    }

    /** Writes down what came of it. */
    @PUT
    @Path("{id}/result")
    @Operation(summary = "问题办结 · What came of it; needs If-Match")
    public VisitProblem solve(
            @PathParam("id") long id, @HeaderParam("If-Match") String version, VisitProblem.Result result) {
        return problems.solve(id, IfMatch.version(version), result);
    }
}
