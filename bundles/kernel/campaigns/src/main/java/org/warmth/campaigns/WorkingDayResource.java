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

/** Holidays and make-up working days over REST. */
@Component(service = WorkingDayResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=campaigns)")
@Path("days")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "campaigns")
public final class WorkingDayResource {
    private final WorkingDayCalendar calendar;
    private final Idempotency idempotency;

    /** The resource on its service. */
    @Activate
    public WorkingDayResource(@Reference WorkingDayCalendar calendar, @Reference Idempotency idempotency) {
        this.calendar = calendar;
        this.idempotency = idempotency;
    }

    /** The notices that were entered. */
    @GET
    @Operation(summary = "放假安排 · Holidays and make-up working days, by year")
    public List<DayNotice> list() {
        return calendar.notices();
    }

    /** One year. */
    @GET
    @Path("{year: \\d{4}}")
    @Operation(summary = "一年的放假安排 · One year's holidays and make-up working days")
    public DayNotice get(@PathParam("year") int year) {
        return calendar.get(year);
    }

    /** Enters a year. */
    @POST
    @Operation(summary = "登记放假安排 · Enter a year's notice; needs Idempotency-Key")
    public Created<DayNotice> create(DayNotice.Input input) {
        return idempotency.created(
                () -> {
                    calendar.create(input);
                    return Idempotency.Created.of(input.year(), 1);
                },
                year -> calendar.get((int) year));
    }

    /** Changes a year. */
    @PUT
    @Path("{year: \\d{4}}")
    @Operation(summary = "修改放假安排 · Change a year's notice; needs If-Match")
    public DayNotice change(
            @PathParam("year") int year, @HeaderParam("If-Match") String version, DayNotice.Input input) {
        calendar.change(year, IfMatch.version(version), input);
        return calendar.get(year);
    }
}
