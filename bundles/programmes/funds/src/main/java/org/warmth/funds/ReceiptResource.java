package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
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
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Receipts over REST. */
@Component(service = ReceiptResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("receipts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReceiptResource {
    private final ReceiptService receipts;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public ReceiptResource(@Reference ReceiptService receipts, @Reference Idempotency idempotency) {
        this.receipts = receipts;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "筹集款物 · Receipts, by unit or source")
    public Page<ReceiptView> list(
            @QueryParam("unit") long unit,
            @QueryParam("source") Source source,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return receipts.page(unit, source, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(summary = "登记收入 · Book money that came in; needs Idempotency-Key")
    public Created<ReceiptView> create(Receipt.Input input) {
        return idempotency.created(() -> receipts.create(input), receipts::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一笔收入 · One receipt and the steps that may follow")
    public ReceiptView get(@PathParam("id") long id) {
        return receipts.get(id);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(summary = "收入办理 · Take a step: void; needs If-Match")
    public ReceiptView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        return receipts.step(
                id, IfMatch.version(version), step, StepInput.of(input).reason());
    }
}
