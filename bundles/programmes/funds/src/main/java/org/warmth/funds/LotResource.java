package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
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
import org.warmth.api.rest.Page;

/** Goods over REST. */
@Component(service = LotResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("lots")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LotResource {
    private final LotService lots;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public LotResource(@Reference LotService lots, @Reference Idempotency idempotency) {
        this.lots = lots;
        this.idempotency = idempotency;
    }

    /** The lots of the caller's units. */
    @GET
    @Operation(summary = "慰问品批次 · Lots of goods, by unit")
    public Page<LotView> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lots.page(unit, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(summary = "慰问品入库 · Take goods in; needs Idempotency-Key")
    public Created<LotView> create(Lot.Input input) {
        return idempotency.created(() -> lots.create(input), lots::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一批慰问品 · One lot and how many are left")
    public LotView get(@PathParam("id") long id) {
        return lots.get(id);
    }

    /** What was given out. */
    @GET
    @Path("{id: \\d+}/issues")
    @Operation(summary = "出库记录 · What was given out of a lot")
    public Page<Lot.Issue> issues(
            @PathParam("id") long id,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lots.issues(id, after, Page.size(size));
    }

    /** Gives goods out. */
    @POST
    @Path("{id: \\d+}/issues")
    @Operation(summary = "慰问品出库 · Give goods out of a lot, never more than are left; needs Idempotency-Key")
    public Created<LotView> issue(@PathParam("id") long id, Lot.Issue.Input input) {
        idempotency.once(() -> lots.issue(id, input));
        return Created.here(lots.get(id));
    }

    /** Writes down the voucher of goods that went out. */
    @PUT
    @Path("{id: \\d+}/issues/{issue: \\d+}/voucher")
    @Operation(summary = "登记出库凭证号 · Write down the voucher of goods that went out, once")
    public LotView vouch(@PathParam("id") long id, @PathParam("issue") long issue, Voucher.Input input) {
        lots.vouch(id, issue, input == null ? null : input.voucherNo());
        return lots.get(id);
    }
}
