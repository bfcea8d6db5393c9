package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What is doubtful about a payment list, over REST. */
@Component(service = WarningResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("lists/{id: \\d+}/warnings")
@Produces(MediaType.APPLICATION_JSON)
public final class WarningResource {
    private final ListWarnings warnings;

    /** Over the lists. */
    @Activate
    public WarningResource(@Reference ListWarnings warnings) {
        this.warnings = warnings;
    }

    /** The warnings. */
    @GET
    @Operation(
            summary = "疑点 · What an approver should look at in a list",
            description = "payees who bear the name of somebody who decides (R-W01), phones shared by more than five"
                    + " (R-W02), payees who stand in the list twice, relatives' accounts; nothing of it forbids")
    public ListWarnings.Found of(@PathParam("id") long id) {
        return warnings.of(id);
    }
}
