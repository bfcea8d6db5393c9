package org.warmth.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import javax.ws.rs.DELETE;
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
import org.warmth.api.jobs.JobView;
import org.warmth.api.rest.Page;

/** Jobs over REST. */
@Component(service = JobResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=jobs)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class JobResource {
    private final JobService jobs;

    /** Over the service. */
    @Activate
    public JobResource(@Reference JobService jobs) {
        this.jobs = jobs;
    }

    /** The caller's own jobs. */
    @GET
    @Operation(summary = "我的任务 · The caller's own jobs, newest first")
    public Page<JobView> list(
            @QueryParam("after") @Parameter(example = "710000000000000001") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return jobs.own(after, Page.size(size));
    }

    /** A job with its progress. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一项任务及其进度 · A job with its progress")
    public JobView get(@PathParam("id") @Parameter(example = "710000000000000001") long id) {
        return jobs.get(id);
    }

    /** Stops a job. */
    @DELETE
    @Path("{id: \\d+}")
    @Operation(summary = "取消任务 · Cancel a job: at once if it waits, else after its current chunk")
    public JobView cancel(@PathParam("id") @Parameter(example = "710000000000000001") long id) {
        return jobs.cancel(id);
    }
}
