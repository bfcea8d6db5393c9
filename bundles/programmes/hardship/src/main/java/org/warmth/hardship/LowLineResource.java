package org.warmth.hardship;

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

/** The lines and factors by which types are computed, over REST. */
@Component(service = LowLineResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("lines")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LowLineResource {
    private final LowLineService lines;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public LowLineResource(@Reference LowLineService lines, @Reference Idempotency idempotency) {
        this.lines = lines;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "低保标准 · Lines by year and unit, with the factors of the types")
    public Page<LowLine> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lines.page(unit, after, Page.size(size));
    }

    /** Sets a year's line. */
    @POST
    @Operation(summary = "登记低保标准 · Set a year's line for a unit and all below it; needs Idempotency-Key")
    public Created<LowLine> create(LowLine.Input input) {
        return idempotency.created(() -> lines.create(input), lines::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一年的标准 · One line")
    public LowLine get(@PathParam("id") long id) {
        return lines.get(id);
    }

    /** Rewrites one. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改标准 · Rewrite a line; needs If-Match")
    public LowLine update(@PathParam("id") long id, @HeaderParam("If-Match") String version, LowLine.Input input) {
        return lines.update(id, IfMatch.version(version), input);
    }
}
