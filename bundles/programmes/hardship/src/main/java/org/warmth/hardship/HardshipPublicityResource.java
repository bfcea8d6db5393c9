package org.warmth.hardship;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.PublicityResource;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.workflow.Publicities;

/** Publicity of hardship files over REST. */
@Component(service = HardshipPublicityResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("files/{id: \\d+}/publicity")
public final class HardshipPublicityResource extends PublicityResource {
    /** Over what hangs out. */
    @Activate
    public HardshipPublicityResource(
            @Reference Publicities publicities, @Reference FilePublicity files, @Reference Idempotency idempotency) {
        super(publicities, files, idempotency);
    }
}
