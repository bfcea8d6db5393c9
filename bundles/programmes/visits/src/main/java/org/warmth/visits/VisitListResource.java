package org.warmth.visits;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.ListResource;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;

/** Lists of visits over REST. */
@Component(service = VisitListResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("lists")
public final class VisitListResource extends ListResource<StepReason, VisitListView> {
    private final VisitLists lists;
    private final VisitGroupService groups;
    private final VisitCopies copies;
    private final Idempotency idempotency;

    /** Over the lists. */
    @Activate
    public VisitListResource(
            @Reference VisitLists lists,
            @Reference VisitGroupService groups,
            @Reference VisitCopies copies,
            @Reference Idempotency idempotency) {
        super(lists.desk(), idempotency);
        this.lists = lists;
        this.groups = groups;
        this.copies = copies;
        this.idempotency = idempotency;
    }

    /** A group visit with one list of names. */
    @POST
    @Path("groups")
    @Operation(summary = "集体慰问 · One visit to many with one list of names; needs Idempotency-Key")
    public Created<VisitListView> group(VisitGroup group) {
        return idempotency.created("lists", () -> groups.create(group), lists.desk()::get);
    }

    /** Copies a list for another day. */
    @POST
    @Path("{id: \\d+}/copies")
    @Operation(
            summary = "沿用上年名册 · Plan the same visits for another day; needs Idempotency-Key",
            description = "who has died, or stands on the list twice, is copied as CANCELLED")
    public Created<VisitListView> copy(@PathParam("id") long id, VisitCopies.Input input) {
        return idempotency.created("lists", () -> copies.copy(id, input), lists.desk()::get);
    }

    /** Says that the planned visits have taken place. */
    @POST
    @Path("{id: \\d+}/done")
    @Operation(summary = "整册已走访 · The planned visits, up to today, have taken place; needs If-Match")
    public VisitListView done(@PathParam("id") long id, @HeaderParam("If-Match") String version) {
        return lists.done(id, IfMatch.version(version));
    }

    /** Keeps the sheet of signatures. */
    @PUT
    @Path("{id: \\d+}/sign-sheet")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "上传签收单 · Keep the sheet on which the goods were signed for; needs If-Match")
    public VisitListView sign(
            @PathParam("id") long id,
            @QueryParam("fileName") @DefaultValue("sign-sheet") String name,
            @HeaderParam("Content-Type") String mediaType,
            @HeaderParam("If-Match") String version,
            InputStream sheet) {
        return lists.sign(id, IfMatch.version(version), name, mediaType, sheet);
    }
}
