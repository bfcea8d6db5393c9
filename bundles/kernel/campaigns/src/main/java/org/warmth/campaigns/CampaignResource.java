package org.warmth.campaigns;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;

/** The campaigns over REST. */
@Component(service = CampaignResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=campaigns)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public final class CampaignResource {
    private final CampaignRegistry registry;
    private final Idempotency idempotency;

    /** The resource on its service. */
    @Activate
    public CampaignResource(@Reference CampaignRegistry registry, @Reference Idempotency idempotency) {
        this.registry = registry;
        this.idempotency = idempotency;
    }

    /** All campaigns; there are few. */
    @GET
    @Operation(summary = "全部活动，最近的在前 · All campaigns, newest first")
    public List<CampaignRecord> list() {
        return registry.records();
    }

    /** One campaign. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一次活动 · One campaign")
    public CampaignRecord get(@PathParam("id") long id) {
        return registry.get(id);
    }

    /** Opens a campaign. */
    @POST
    @Operation(summary = "新建活动 · Open a campaign; needs Idempotency-Key")
    public Created<CampaignRecord> create(CampaignDraft draft) {
        return idempotency.created(() -> Idempotency.Created.of(registry.create(draft), 1), registry::get);
    }

    /** Changes a campaign. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改活动，含起止日期与上报期限 · Change a campaign; needs If-Match")
    public CampaignRecord change(
            @PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, CampaignDraft draft) {
        registry.change(id, IfMatch.version(ifMatch), draft);
        return registry.get(id);
    }
}
