package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
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
import org.warmth.api.Problem;
import org.warmth.api.jobs.JobView;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Page;

/** What else payees of a list have received, over REST. */
@Component(service = OverlapResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("lists/{id: \\d+}/overlaps")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OverlapResource {
    private final OverlapService overlaps;

    /** Over the service. */
    @Activate
    public OverlapResource(@Reference OverlapService overlaps) {
        this.overlaps = overlaps;
    }

    /** The overlaps. */
    @GET
    @Operation(
            summary = "重复享受 · What payees have received elsewhere in the campaign: who, when, how much, from whom",
            description = "as they were found when the list was looked through last; it is once more when it is"
                    + " approved. state=OPEN shows what waits for a decision")
    public Page<OverlapView> list(
            @PathParam("id") long id,
            @QueryParam("state") OverlapState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return overlaps.page(id, state, after, Page.size(size));
    }

    /** Looks. */
    @POST
    @Operation(summary = "核查重复享受 · Look a list through, as a job")
    public Accepted<JobView> look(@PathParam("id") long id) {
        return new Accepted<>(overlaps.look(id));
    }

    /** Decides. */
    @POST
    @Path("decisions")
    @Operation(
            summary = "保留或剔除 · Decide about one overlap, or all of one programme and benefit",
            description = "KEEP with a reason, or DROP, which takes the payments out of the list; by somebody who did"
                    + " not make the list")
    public OverlapDecision.Done decide(@PathParam("id") long id, OverlapDecision decision) {
        if (decision == null) {
            throw Problem.malformed("funds.overlap-which");
        }
        return overlaps.decide(id, decision);
    }
}
