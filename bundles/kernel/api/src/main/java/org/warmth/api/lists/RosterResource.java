package org.warmth.api.lists;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
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
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Rosters;

/**
 * The roster that fills lists over REST, the same in every module: template, import, undo, export. A module's resource extends it, with
 * {@code @Path("roster")}, and may add paths of its own.
 */
@ConsumerType
public abstract class RosterResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Rosters rosters;
    private final String roster;
    private final String file;
    private final ListDesk<?, ?> lists;

    /**
     * A roster.
     *
     * @param rosters the kernel's rosters
     * @param roster its name
     * @param file what its files are called, without ending
     * @param lists the lists that it fills
     */
    protected RosterResource(Rosters rosters, String roster, String file, ListDesk<?, ?> lists) {
        this.rosters = rosters;
        this.roster = roster;
        this.file = file;
        this.lists = lists;
    }

    /** The empty template. */
    @GET
    @Produces(XLSX)
    @Operation(summary = "下载模板 · The empty template")
    public Response template() {
        return file(file + ".xlsx", out -> rosters.template(roster, out));
    }

    /** Imports a roster as a job; a list that is named is there for the caller. */
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
            @QueryParam("fileName") String fileName,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("again") boolean again,
            InputStream content) {
        String name = fileName == null ? file + ".xlsx" : fileName;
        Map<String, String> arguments = new HashMap<>();
        arguments.put(RosterImport.TITLE, name);
        if (list != null) {
            arguments.put(RosterImport.LIST, Long.toString(lists.head(list).id()));
        }
        return Response.accepted(rosters.start(roster, unit, name, content, dryRun, again, arguments))
                .build();
    }

    /** Takes an import back. */
    @POST
    @Path("imports/{id}/undo")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "撤销导入 · Take a whole import back, until its list is approved")
    public Response undo(@PathParam("id") long id) {
        return Response.accepted(rosters.undo(id)).build();
    }

    /** The records of a unit's subtree. */
    @GET
    @Path("export")
    @Produces(XLSX)
    @Operation(summary = "导出 · The records of a unit and all below it, with row ids")
    public Response export(@QueryParam("unit") long unit) {
        return file(file + "-export.xlsx", out -> rosters.export(roster, unit, out));
    }

    private static Response file(String name, StreamingOutput content) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
