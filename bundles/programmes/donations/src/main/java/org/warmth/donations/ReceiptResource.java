package org.warmth.donations;

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

/** The register of receipts over REST. */
@Component(service = ReceiptResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=donations)")
@Path("receipts")
@Produces(MediaType.APPLICATION_JSON)
public final class ReceiptResource {
    private final ReceiptBook book;

    /** Over the register. */
    @Activate
    public ReceiptResource(@Reference ReceiptBook book) {
        this.book = book;
    }

    /** The numbers that were given out. */
    @GET
    @Operation(
            summary = "捐赠票据登记簿 · The register of receipts, by unit and year",
            description = "numbers run from 1 in each unit and year; one that was taken back stays, marked as voided")
    public Page<ReceiptLine> list(
            @QueryParam("unit") long unit,
            @QueryParam("year") int year,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return book.page(unit, year, after, Page.size(size));
    }
}
