package org.warmth.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Page;

/** The trail over REST. */
@Component(service = AuditResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=audit)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public final class AuditResource {
    private final EventReading events;

    /** Made by DS. */
    @Activate
    public AuditResource(@Reference EventReading events) {
        this.events = events;
    }

    /** The latest events first. */
    @GET
    @Path("events")
    @Operation(summary = "操作日志，最近的在前 · Events of the trail, latest first, for auditors and log administrators")
    public Page<Event> events(
            @QueryParam("unit") Long unit,
            @QueryParam("user") String user,
            @Parameter(description = "An action, or its beginning up to a dot", example = "visits.list")
                    @QueryParam("action")
                    String action,
            @QueryParam("object") String object,
            @QueryParam("refused") @DefaultValue("false") boolean refused,
            @Parameter(example = "2022-01-01") @QueryParam("from") String from,
            @Parameter(example = "2022-02-15") @QueryParam("to") String to,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        int most = Page.size(size);
        return Page.of(
                events.events(
                        new EventReading.Question(
                                unit, user, action, object, refused, EventReading.day(from), EventReading.day(to)),
                        after,
                        most + 1),
                most,
                Event::id);
    }

    /** One event. */
    @GET
    @Path("events/{id}")
    @Operation(summary = "一条日志 · One event of the trail")
    public Event event(@PathParam("id") long id) {
        return events.event(id);
    }
}
