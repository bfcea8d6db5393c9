package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Page;

/** Accounting vouchers over REST. */
@Component(service = VoucherResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("vouchers")
@Produces(MediaType.APPLICATION_JSON)
public final class VoucherResource {
    private final VoucherService vouchers;

    /** Over the service. */
    @Activate
    public VoucherResource(@Reference VoucherService vouchers) {
        this.vouchers = vouchers;
    }

    /** What is without one. */
    @GET
    @Path("missing")
    @Operation(summary = "已付未登凭证 · Batches, lists and goods that were paid or given out without a voucher, by unit")
    public Page<Voucher.Missing> missing(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return vouchers.missing(unit, after, Page.size(size));
    }
}
