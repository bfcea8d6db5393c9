package org.warmth.sheets;

import io.swagger.v3.oas.annotations.Operation;
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
import org.warmth.api.jobs.JobView;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Page;
import org.warmth.api.sheets.Rosters;

/** Imports of all rosters over REST. */
@Component(service = SheetsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=sheets)")
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
public final class SheetsResource {
    private final Imports imports;
    private final Rosters rosters;

    /** Over the imports. */
    @Activate
    public SheetsResource(@Reference Imports imports, @Reference Rosters rosters) {
        this.imports = imports;
        this.rosters = rosters;
    }

    /** Imports that the caller may see, newest first. */
    @GET
    @Operation(summary = "导入记录 · Imports, newest first; next is the key of the following page (?after=)")
    public Page<ImportView> list(
            @QueryParam("roster") String roster,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return imports.list(roster, after, size);
    }

    /** One import. */
    @GET
    @Path("{id}")
    @Operation(summary = "一次导入 · One import with its counts")
    public ImportView get(@PathParam("id") long id) {
        return imports.get(id);
    }

    /** Takes an import back whole. */
    @POST
    @Path("{id}/undo")
    @Operation(summary = "撤销导入 · Take a whole import back, as a job, until it is approved")
    public Accepted<JobView> undo(@PathParam("id") long id) {
        return new Accepted<>(rosters.undo(id));
    }
}
