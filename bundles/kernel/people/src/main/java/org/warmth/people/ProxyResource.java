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

/** Payees whose money goes to a relative's account, over REST. */
@Component(service = ProxyResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=people)")
@Path("proxies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProxyResource {
    private final ProxyDesk desk;
    private final Idempotency idempotency;

    /** The resource on its services. */
    @Activate
    public ProxyResource(@Reference ProxyDesk desk, @Reference Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /** The exceptions within the caller's units. */
    @GET
    @Operation(summary = "亲属代收 · Payees whose money goes to a relative's account: proposed, approved, refused, revoked")
    public Page<ProxyView> page(
            @QueryParam("state") ProxyState state,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        int asked = Page.size(size);
        return Page.of(desk.page(state, after, asked + 1), asked, ProxyView::id);
    }

    /** Proposes one. */
    @POST
    @Operation(summary = "申请亲属代收 · Propose that a payee's money goes to a relative's account; needs Idempotency-Key")
    public Created<ProxyView> propose(Proposal proposal) {
        Proposal wish = Body.of(proposal);
        return idempotency.created(
                () -> Idempotency.Created.of(
                        desk.propose(wish.account(), wish.person(), wish.relation(), wish.reason()), 1),
                desk::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一项亲属代收 · One exception")
    public ProxyView get(@PathParam("id") long id) {
        return desk.get(id);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step: approve|reject|revoke}")
    @Operation(summary = "批准（另一人）、退回、撤销代收 · Approve as a second person, reject, revoke; needs If-Match")
    public ProxyView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            Decision decision) {
        return desk.step(id, IfMatch.version(version), step, decision == null ? null : decision.reason());
    }

    /**
     * An exception that is asked for.
     *
     * @param account the relative's account
     * @param person the payee
     * @param relation what the account's owner is to the payee
     * @param reason why, for the second person
     */
    @Schema(
            name = "people.ProxyProposal",
            example =
                    """
                    {"account":"744073261518852","person":"744073261518849","relation":"母子",
                     "reason":"本人住院，无银行卡，由母亲代收"}""")
    public record Proposal(long account, long person, String relation, String reason) {}

    /**
     * Why.
     *
     * @param reason needed to reject and to revoke
     */
    @Schema(name = "people.ProxyDecision", example = "{\"reason\":\"本人已办卡\"}")
    public record Decision(String reason) implements Reasoned {
        /** All that steps of exceptions carry. */
        static final Fields<Decision> FIELDS = Fields.of(new Decision(null)).text("reason", Decision::reason, 500);
    }
}
