package org.warmth.itests.bundles.gate;

import java.time.LocalDate;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.Money;
import org.warmth.api.access.Callers;

/** Says who asks, and gives back what it is sent. */
@Component(service = NameResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=gate)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NameResource {
    private final Callers callers;

    @Activate
    public NameResource(@Reference Callers callers) {
        this.callers = callers;
    }

    @GET
    @Path("name")
    public Name name() {
        return new Name(callers.current().name());
    }

    @POST
    @Path("gifts")
    public Gift gift(Gift gift) {
        return gift;
    }

    /** Who asks. */
    public record Name(String name) {}

    /** Something with every kind of field. */
    public record Gift(long id, int times, Money money, LocalDate day, int version) {}
}
