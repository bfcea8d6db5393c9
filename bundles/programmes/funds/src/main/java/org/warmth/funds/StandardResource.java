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

/** Standards over REST. */
@Component(service = StandardResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("standards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StandardResource {
    private final StandardService standards;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public StandardResource(@Reference StandardService standards, @Reference Idempotency idempotency) {
        this.standards = standards;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "慰问标准 · Standards, by unit or state")
    public Page<StandardView> list(
            @QueryParam("unit") long unit,
            @QueryParam("state") StandardState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return standards.page(unit, state, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(summary = "新建标准 · Draft a standard; needs Idempotency-Key")
    public Created<StandardView> create(Standard.Input input) {
        return idempotency.created(() -> standards.create(input), standards::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一项标准 · One standard and the steps that may follow")
    public StandardView get(@PathParam("id") long id) {
        return standards.get(id);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(summary = "标准办理 · Take a step: approve, void; needs If-Match")
    public StandardView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        return standards.step(
                id, IfMatch.version(version), step, StepInput.of(input).reason());
    }
}
