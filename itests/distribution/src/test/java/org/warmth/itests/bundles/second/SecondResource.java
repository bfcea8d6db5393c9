package org.warmth.itests.bundles.second;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Says its name. */
@Component(service = SecondResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=itests-second)")
@Path("/name")
@Produces(MediaType.APPLICATION_JSON)
public final class SecondResource {

    @GET
    public String name() {
        return "{\"name\":\"second\"}";
    }
}
