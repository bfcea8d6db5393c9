package org.warmth.donations;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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
import org.warmth.api.jobs.JobView;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Drives over REST. */
@Component(service = DriveResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=donations)")
@Path("drives")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DriveResource {
    private final DriveService drives;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public DriveResource(@Reference DriveService drives, @Reference Idempotency idempotency) {
        this.drives = drives;
        this.idempotency = idempotency;
    }

    /** The drives of the caller's units and of those above. */
    @GET
    @Operation(summary = "捐赠活动 · Drives, by unit")
    public Page<DriveView> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return drives.page(unit, after, Page.size(size));
    }

    /** Makes a drive. */
    @POST
    @Operation(summary = "新建捐赠活动 · Make a drive; needs Idempotency-Key")
    public Created<DriveView> create(Drive.Input input) {
        return idempotency.created(() -> drives.create(input), drives::get);
    }

    /** One drive. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一个捐赠活动 · One drive, and what it has brought in")
    public DriveView get(@PathParam("id") long id) {
        return drives.get(id);
    }

    /** Rewrites a drive. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改捐赠活动 · Rewrite a drive; needs If-Match")
    public DriveView update(@PathParam("id") long id, @HeaderParam("If-Match") String version, Drive.Input input) {
        return drives.update(id, IfMatch.version(version), input);
    }

    /** Sets a whole drive aside. */
    @POST
    @Path("{id: \\d+}/allocations")
    @Operation(
            summary = "整批分配 · Set all that is left of a drive's donations aside for a purpose or a project, as a job",
            description = "what was given for another purpose alone is left out")
    public Accepted<JobView> allocate(@PathParam("id") long id, StepInput input) {
        return new Accepted<>(drives.allocate(id, StepInput.of(input)));
    }

    /** Publishes a drive. */
    @POST
    @Path("{id: \\d+}/publication")
    @Operation(summary = "公布捐赠情况 · Publish the sums of a drive that is over, as a job")
    public Accepted<JobView> publish(@PathParam("id") long id) {
        return new Accepted<>(drives.publish(id));
    }

    /** The published sums. */
    @GET
    @Path("{id: \\d+}/published")
    @Operation(
            summary = "捐赠公示 · The published sums by unit and kind of donor, without names",
            description = "groups that stand for fewer than three donors are put together as the rest")
    public DriveSums.Published published(@PathParam("id") long id) {
        return drives.published(id);
    }
}
