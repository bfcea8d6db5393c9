package org.warmth.itests.bundles.gate;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** A JAX-RS resource that chose no application: it lands in the whiteboard's own. */
@Component(service = NobodysResource.class)
@JaxrsResource
@Path("itests/name")
public final class NobodysResource {
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String name() {
        return "open";
    }
}
