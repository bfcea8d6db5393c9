package org.warmth.api.resources;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.jobs.JobView;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.rest.Accepted;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Rosters;

/**
 * The roster that fills lists over REST, the same in every module: template, import, undo, export. A module's resource extends it, with
 * {@code @Path("roster")}, and may add paths of its own.
 */
@ConsumerType
public abstract class RosterResource extends RosterFiles {
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
        super(rosters, roster, file);
        this.lists = lists;
    }

    /** Imports a roster as a job; a list that is named is there for the caller. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "导入名册 · Import a roster (xlsx, or CSV in UTF-8 or GB18030) as a job",
            description = "The job's result has counts, faults and the marked file. Without list, the rows enter a new"
                    + " list whose id is the import's.")
    public Accepted<JobView> start(
            @QueryParam("unit") long unit,
            @QueryParam("list") Long list,
            @QueryParam("fileName") String fileName,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("again") boolean again,
            InputStream content) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put(RosterImport.TITLE, named(fileName));
        if (list != null) {
            arguments.put(RosterImport.LIST, Long.toString(lists.head(list).id()));
        }
        return start(unit, fileName, content, dryRun, again, arguments);
    }
}
