package org.warmth.visits;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
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
import org.warmth.api.workflow.Workflow;

/** Visits over REST. */
@Component(service = VisitResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VisitResource {
    private final VisitService visits;
    private final VisitTwins twins;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public VisitResource(
            @Reference VisitService visits, @Reference VisitTwins twins, @Reference Idempotency idempotency) {
        this.visits = visits;
        this.twins = twins;
        this.idempotency = idempotency;
    }

    /** The visits of the caller's units. */
    @GET
    @Operation(summary = "走访记录 · Visits, by unit, list, plan, target or state")
    public Page<VisitView> list(
            @QueryParam("unit") @Parameter(example = "601") long unit,
            @QueryParam("list") long list,
            @QueryParam("plan") long plan,
            @QueryParam("target") VisitTarget target,
            @QueryParam("state") VisitState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return visits.page(new VisitQuery(unit, list, plan, target, state, after), Page.size(size));
    }

    /** Records one visit. */
    @POST
    @Operation(summary = "登记一次走访 · Record one visit; needs Idempotency-Key")
    public Created<VisitView> create(VisitInput input) {
        return idempotency.created(() -> visits.create(input), visits::get);
    }

    /** One visit. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一次走访 · One visit with the steps that may follow")
    public VisitView get(@PathParam("id") long id) {
        return visits.get(id);
    }

    /** Rewrites a visit that is not yet in the ledger. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改走访 · Rewrite a visit not yet in the ledger; needs If-Match")
    public VisitView update(@PathParam("id") long id, @HeaderParam("If-Match") String version, VisitInput input) {
        return visits.update(id, IfMatch.version(version), input);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(summary = "走访办理 · Take a step: done, report, follow-up, close, cancel, void; needs If-Match")
    public VisitView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepReason why) {
        return visits.step(id, IfMatch.version(version), step, why == null ? null : why.reason());
    }

    /** Who took which step when. */
    @GET
    @Path("{id: \\d+}/history")
    @Operation(summary = "办理经过 · Who took which step when")
    public List<Workflow.Taken> history(@PathParam("id") long id) {
        return visits.history(id);
    }

    /** Visits that may be one visit written down twice. */
    @GET
    @Path("duplicates")
    @Operation(summary = "疑似重复 · Visits to one person or enterprise on one day")
    public Page<VisitTwins.Twins> duplicates(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return twins.page(unit, after, Page.size(size));
    }
}
