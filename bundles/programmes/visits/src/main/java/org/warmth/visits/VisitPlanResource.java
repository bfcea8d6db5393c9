package org.warmth.visits;

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
import org.warmth.api.rest.Download;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Plans of visits over REST. */
@Component(service = VisitPlanResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VisitPlanResource {
    private final VisitPlanService plans;
    private final VisitBriefing briefings;
    private final VisitBriefingSheet sheet;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public VisitPlanResource(
            @Reference VisitPlanService plans,
            @Reference VisitBriefing briefings,
            @Reference VisitBriefingSheet sheet,
            @Reference Idempotency idempotency) {
        this.plans = plans;
        this.briefings = briefings;
        this.sheet = sheet;
        this.idempotency = idempotency;
    }

    /** The plans of the caller's units. */
    @GET
    @Operation(summary = "走访安排 · Plans, by unit")
    public Page<VisitPlan> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return plans.page(unit, after, Page.size(size));
    }

    /** Makes a plan. */
    @POST
    @Operation(summary = "新建安排 · Make a plan; needs Idempotency-Key")
    public Created<VisitPlan> create(VisitPlan.Input input) {
        return idempotency.created(() -> plans.create(input), plans::get);
    }

    /** One plan. */
    @GET
    @Path("{id}")
    @Operation(summary = "一个安排 · One plan")
    public VisitPlan get(@PathParam("id") long id) {
        return plans.get(id);
    }

    /** Rewrites a plan. */
    @PUT
    @Path("{id}")
    @Operation(summary = "修改安排 · Rewrite a plan; needs If-Match")
    public VisitPlan update(@PathParam("id") long id, @HeaderParam("If-Match") String version, VisitPlan.Input input) {
        return plans.update(id, IfMatch.version(version), input);
    }

    /** The leader's briefing sheet. */
    @GET
    @Path("{id}/briefing")
    @Produces(Download.XLSX)
    @Operation(summary = "领导走访情况简表 · The leader's briefing sheet, two lines a household")
    public Download briefing(@PathParam("id") long id) {
        VisitBriefing.Sheet briefing = briefings.of(id);
        return Download.workbook("briefing-" + id + ".xlsx", out -> sheet.write(briefing, out));
    }
}
