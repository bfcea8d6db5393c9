package org.warmth.visits;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.lists.ListResource;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;

/** Lists of visits over REST. */
@Component(service = VisitListResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("lists")
public final class VisitListResource extends ListResource<StepReason, VisitListView> {
    private final VisitLists lists;

    /** Over the lists. */
    @Activate
    public VisitListResource(@Reference VisitLists lists, @Reference Idempotency idempotency) {
        super(lists.desk(), idempotency);
        this.lists = lists;
    }

    /** Keeps the sheet of signatures. */
    @PUT
    @Path("{id: \\d+}/sign-sheet")
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
}
