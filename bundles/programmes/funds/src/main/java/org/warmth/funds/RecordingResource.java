package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
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
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Download;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.Page;

/** Recordings in the city's system over REST. */
@Component(service = RecordingResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("recordings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RecordingResource {
    private final RecordingService recordings;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public RecordingResource(@Reference RecordingService recordings, @Reference Idempotency idempotency) {
        this.recordings = recordings;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "送温暖管理录入批次 · Recordings in the city's system, by unit")
    public Page<Recording.View> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return recordings.page(unit, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(
            summary = "生成录入文件 · Record what a unit and all below it paid and have not recorded; needs Idempotency-Key",
            description = "A job, whose id is the recording's job, marks the payments and makes the file.")
    public Created<Recording.View> create(Recording.Input input) {
        return idempotency.created(() -> recordings.create(input), recordings::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一个录入批次 · One recording")
    public Recording.View get(@PathParam("id") long id) {
        return recordings.get(id);
    }

    /** Goes on after a failure. */
    @POST
    @Path("{id: \\d+}/again")
    @Operation(summary = "重新生成录入文件 · Make the file again after the job failed")
    public Recording.View again(@PathParam("id") long id) {
        return recordings.again(id);
    }

    /** The file. */
    @POST
    @Path("{id: \\d+}/file")
    @Produces(Download.XLSX)
    @Operation(summary = "下载录入文件 · The file for the city's system; each time stands in the trail")
    public Download file(@PathParam("id") long id) {
        RecordingService.Taken file = recordings.file(id);
        return Download.of(file.name(), Download.XLSX, file.content()::get);
    }

    /** What is paid and not recorded. */
    @GET
    @Path("missing")
    @Operation(summary = "已付未录入 · What was paid and is not recorded, by unit, with the day it is due")
    public Page<RecordingService.Missing> missing(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return recordings.missing(unit, after, Page.size(size));
    }
}
