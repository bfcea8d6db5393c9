package org.warmth.funds;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.PublicityResource;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.workflow.Publicities;

/** Publicity of payment lists over REST. */
@Component(service = ListPublicityResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("lists/{id: \\d+}/publicity")
public final class ListPublicityResource extends PublicityResource {
    /** Over what hangs out. */
    @Activate
    public ListPublicityResource(
            @Reference Publicities publicities, @Reference ListPublicity lists, @Reference Idempotency idempotency) {
        super(publicities, lists, idempotency);
    }
}
