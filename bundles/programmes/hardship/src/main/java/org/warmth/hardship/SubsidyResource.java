package org.warmth.hardship;

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
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.Page;

/** The living subsidy for all active files, over REST. */
@Component(service = SubsidyResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("files/subsidy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SubsidyResource {
    private final SubsidyService subsidies;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public SubsidyResource(@Reference SubsidyService subsidies, @Reference Idempotency idempotency) {
        this.subsidies = subsidies;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "生活补贴 · Subsidies proposed for all active files, by unit")
    public Page<Subsidy> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return subsidies.page(unit, after, Page.size(size));
    }

    /** Proposes one. */
    @POST
    @Operation(
            summary = "普遍发放生活补贴 · Propose a payment for every active file of a unit and all below it;"
                    + " needs funds and Idempotency-Key",
            description = "draft lists of up to 1000 payments in the project, which funds checks, approves and pays")
    public Created<Subsidy> propose(Subsidy.Input input) {
        return idempotency.created(() -> subsidies.propose(input), subsidies::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一次生活补贴 · One subsidy, its lists, how many are in it and how many were left out")
    public Subsidy get(@PathParam("id") long id) {
        return subsidies.get(id);
    }

    /** Who was left out. */
    @GET
    @Path("{id: \\d+}/left")
    @Operation(summary = "未列入的档案 · The files that were left out, and why")
    public Page<Subsidy.Left> left(
            @PathParam("id") long id,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return subsidies.left(id, after, Page.size(size));
    }
}
