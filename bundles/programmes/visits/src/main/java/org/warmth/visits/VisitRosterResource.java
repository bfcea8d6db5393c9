package org.warmth.visits;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.jobs.JobView;
import org.warmth.api.sheets.Rosters;

/** The roster of visits over REST: template, import, undo, export. */
@Component(service = VisitRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("roster")
public final class VisitRosterResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Rosters rosters;
    private final VisitListService lists;

    /** Over the kernel's rosters; a list that is named is there. */
    @Activate
    public VisitRosterResource(@Reference Rosters rosters, @Reference VisitListService lists) {
        this.rosters = rosters;
        this.lists = lists;
    }

    /** The empty template. */
    @GET
    @Produces(XLSX)
    @Operation(summary = "下载模板 · The empty template")
    public Response template() {
        return file("visits.xlsx", out -> rosters.template(VisitRoster.ROSTER, out));
    }

    /** Imports a roster as a job. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "导入名册 · Import a roster (xlsx, or CSV in UTF-8 or GB18030) as a job",
            description = "The job's result has counts, faults and the marked file. Without list, the rows enter a new"
                    + " list whose id is the import's.")
    public Response start(
            @QueryParam("unit") long unit,
            @QueryParam("list") Long list,
            @QueryParam("fileName") @DefaultValue("visits.xlsx") String fileName,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("again") boolean again,
            InputStream content) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put(VisitImport.TITLE, fileName);
        if (list != null) {
            arguments.put(VisitImport.LIST, Long.toString(lists.get(list).id()));
        }
        JobView job = rosters.start(VisitRoster.ROSTER, unit, fileName, content, dryRun, again, arguments);
        return Response.accepted(job).build();
    }

    /** Takes an import back. */
    @POST
    @Path("imports/{id}/undo")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "撤销导入 · Take a whole import back, until its list is approved")
    public Response undo(@PathParam("id") long id) {
        return Response.accepted(rosters.undo(id)).build();
    }

    /** The visits of a unit's subtree. */
    @GET
    @Path("export")
    @Produces(XLSX)
    @Operation(summary = "导出 · The visits of a unit and all below it, with row ids")
    public Response export(@QueryParam("unit") long unit) {
        return file("visits-export.xlsx", out -> rosters.export(VisitRoster.ROSTER, unit, out));
    }

    private static Response file(String name, StreamingOutput content) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
