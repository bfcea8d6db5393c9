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

/** Accounts that pay over REST. */
@Component(service = PayerResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("payers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PayerResource {
    private final PayerService payers;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public PayerResource(@Reference PayerService payers, @Reference Idempotency idempotency) {
        this.payers = payers;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "付款账户 · Accounts from which unions pay, by unit")
    public Page<Payer> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return payers.page(unit, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(summary = "登记付款账户 · Write down an account that pays; needs Idempotency-Key")
    public Created<Payer> create(Payer.Input input) {
        return idempotency.created(() -> payers.create(input), payers::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一个付款账户 · One account that pays")
    public Payer get(@PathParam("id") long id) {
        return payers.get(id);
    }

    /** Rewrites one. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改付款账户 · Rewrite an account that pays, or close it; needs If-Match")
    public Payer update(@PathParam("id") long id, @HeaderParam("If-Match") String version, Payer.Input input) {
        return payers.update(id, IfMatch.version(version), input);
    }
}
