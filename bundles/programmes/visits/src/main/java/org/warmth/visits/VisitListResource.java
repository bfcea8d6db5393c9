package org.warmth.visits;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.net.URI;
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
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Lists of visits over REST. */
@Component(service = VisitListResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VisitListResource {
    private final VisitListService lists;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public VisitListResource(@Reference VisitListService lists, @Reference Idempotency idempotency) {
        this.lists = lists;
        this.idempotency = idempotency;
    }

    /**
     * What makes a list.
     *
     * @param unit the unit
     * @param title what it is called
     */
    @Schema(name = "visits.ListInput", example = "{\"unit\":\"601\",\"title\":\"春节慰问在岗职工名册\"}")
    public record ListInput(long unit, String title) {}

    /** The lists of the caller's units. */
    @GET
    @Operation(summary = "走访名册 · Lists, by unit or state")
    public Page<VisitListView> list(
            @QueryParam("unit") long unit,
            @QueryParam("state") ListState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lists.page(unit, state, after, Page.size(size));
    }

    /** Makes an empty list. */
    @POST
    @Operation(summary = "新建名册 · Make an empty list; needs Idempotency-Key")
    public Response create(ListInput input) {
        Created created = idempotency.once(() -> lists.create(input.unit(), input.title()));
        return Response.created(URI.create("lists/" + created.id()))
                .tag(Integer.toString(created.version()))
                .entity(lists.get(created.id()))
                .build();
    }

    /** One list. */
    @GET
    @Path("{id}")
    @Operation(summary = "一份名册 · One list, what it holds and the steps that may follow")
    public Response get(@PathParam("id") long id) {
        return tagged(lists.get(id));
    }

    /** Takes a step. */
    @POST
    @Path("{id}/steps/{step}")
    @Operation(
            summary = "名册办理 · Take a step: submit, approve, return, void, post; needs If-Match",
            description = "approve starts the job that posts the list to the ledger; its id is the list's job")
    public Response step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepReason why) {
        return tagged(lists.step(id, IfMatch.version(version), step, StepReason.of(why)));
    }

    /** Keeps the sheet of signatures. */
    @PUT
    @Path("{id}/sign-sheet")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "上传签收单 · Keep the sheet on which the goods were signed for; needs If-Match")
    public Response sign(
            @PathParam("id") long id,
            @QueryParam("fileName") @DefaultValue("sign-sheet") String name,
            @HeaderParam("Content-Type") String mediaType,
            @HeaderParam("If-Match") String version,
            InputStream sheet) {
        return tagged(lists.sign(id, IfMatch.version(version), name, mediaType, sheet));
    }

    private static Response tagged(VisitListView view) {
        return Response.ok(view).tag(Integer.toString(view.version())).build();
    }
}
