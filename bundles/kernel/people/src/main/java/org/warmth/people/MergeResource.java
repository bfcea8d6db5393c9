package org.warmth.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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
import org.warmth.api.fields.Fields;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;
import org.warmth.api.workflow.Reasoned;

/** Persons written down twice, over REST. */
@Component(service = MergeResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=people)")
@Path("merges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MergeResource {
    private final MergeDesk desk;
    private final Idempotency idempotency;

    /** The resource on its services. */
    @Activate
    public MergeResource(@Reference MergeDesk desk, @Reference Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /** The merges within the caller's units. */
    @GET
    @Operation(summary = "人员合并申请 · Merges proposed, counting, refused or taken back")
    public Page<MergeView> page(
            @QueryParam("state") MergeState state,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        int asked = Page.size(size);
        return Page.of(desk.page(state, after, asked + 1), asked, MergeView::id);
    }

    /** Proposes a merge. */
    @POST
    @Operation(summary = "提出两条人员记录是同一人 · Propose that two persons are one; needs Idempotency-Key")
    public Created<MergeView> propose(Proposal proposal) {
        Proposal wish = Body.of(proposal);
        return idempotency.created(
                () -> Idempotency.Created.of(desk.propose(wish.kept(), wish.absorbed(), wish.reason()), 1), desk::get);
    }

    /** One merge. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一项人员合并 · One merge")
    public MergeView get(@PathParam("id") long id) {
        return desk.get(id);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step: confirm|reject|separate}")
    @Operation(summary = "确认（另一人）、退回、撤销合并 · Confirm as a second person, reject, separate; needs If-Match")
    public MergeView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            Decision decision) {
        return desk.step(id, IfMatch.version(version), step, decision == null ? null : decision.reason());
    }

    /**
     * Two persons who may be one.
     *
     * @param kept who stays: the one with a number, where only one has it
     * @param absorbed who counts as the other
     * @param reason why, for the second person
     */
    @Schema(
            name = "people.MergeProposal",
            example =
                    """
                    {"kept":"744073261518849","absorbed":"744073261518851","reason":"同一环卫班组同一人，补录证件号后重复"}""")
    public record Proposal(long kept, long absorbed, String reason) {}

    /**
     * Why.
     *
     * @param reason needed to reject and to separate
     */
    @Schema(name = "people.MergeDecision", example = "{\"reason\":\"经核对为同名两人\"}")
    public record Decision(String reason) implements Reasoned {
        /** All that steps of merges carry. */
        static final Fields<Decision> FIELDS = Fields.of(new Decision(null)).text("reason", Decision::reason, 500);
    }
}
