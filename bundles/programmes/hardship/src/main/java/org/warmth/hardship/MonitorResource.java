package org.warmth.hardship;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
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

/** Households to be asked again, over REST. */
@Component(service = MonitorResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("files/{file: \\d+}/monitors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MonitorResource {
    private final MonitorService monitors;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public MonitorResource(@Reference MonitorService monitors, @Reference Idempotency idempotency) {
        this.monitors = monitors;
        this.idempotency = idempotency;
    }

    /** The days to ask. */
    @GET
    @Operation(summary = "动态监测 · When the household is, or was, asked again")
    public List<Monitor.View> list(@PathParam("file") long file) {
        return monitors.of(file);
    }

    /** Sets a day to ask. */
    @POST
    @Operation(summary = "列入监测 · Set a day to ask again; needs Idempotency-Key")
    public Created<List<Monitor.View>> watch(@PathParam("file") long file, Monitor.Input input) {
        idempotency.once(() -> monitors.watch(file, input));
        return Created.here(monitors.of(file));
    }

    /** Writes down what the household said. */
    @POST
    @Path("{id: \\d+}/check")
    @Operation(summary = "登记回访 · Write down what the household said, and when to ask again; needs If-Match")
    public Monitor.View check(
            @PathParam("file") long file,
            @PathParam("id") long id,
            @HeaderParam("If-Match") String version,
            Monitor.Check check) {
        return monitors.check(file, id, IfMatch.version(version), check);
    }
}
