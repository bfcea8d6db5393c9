package org.warmth.api.resources;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.jobs.JobView;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Download;
import org.warmth.api.sheets.Rosters;

/**
 * What every roster has over REST: template, undo, export. How it is imported says {@link RecordRosterResource}, or, for
 * rosters that fill lists, {@link RosterResource}.
 */
@ConsumerType
public abstract class RosterFiles {
    private final Rosters rosters;
    private final String roster;
    private final String file;

    /**
     * A roster.
     *
     * @param rosters the kernel's rosters
     * @param roster its name
     * @param file what its files are called, without ending
     */
    protected RosterFiles(Rosters rosters, String roster, String file) {
        this.rosters = rosters;
        this.roster = roster;
        this.file = file;
    }

    /** The empty template. */
    @GET
    @Produces(Download.XLSX)
    @Operation(summary = "下载模板 · The empty template")
    public Download template() {
        return Download.workbook(file + ".xlsx", out -> rosters.template(roster, out));
    }

    /** Takes an import back. */
    @POST
    @Path("imports/{id}/undo")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "撤销导入 · Take a whole import back, as long as nothing was approved that rests on it")
    public Accepted<JobView> undo(@PathParam("id") long id) {
        return new Accepted<>(rosters.undo(id));
    }

    /** The records of a unit's subtree. */
    @GET
    @Path("export")
    @Produces(Download.XLSX)
    @Operation(summary = "导出 · The records of a unit and all below it, with row ids")
    public Download export(@QueryParam("unit") long unit) {
        return Download.workbook(file + "-export.xlsx", out -> rosters.export(roster, unit, out));
    }

    /** What an upload is called. */
    protected final String named(String fileName) {
        return fileName == null ? file + ".xlsx" : fileName;
    }

    /** Starts an import as a job. */
    protected final Accepted<JobView> start(
            long unit,
            String fileName,
            InputStream content,
            boolean dryRun,
            boolean again,
            Map<String, String> arguments) {
        return new Accepted<>(rosters.start(roster, unit, named(fileName), content, dryRun, again, arguments));
    }
}
