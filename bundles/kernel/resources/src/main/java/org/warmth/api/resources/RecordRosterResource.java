package org.warmth.api.resources;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.jobs.JobView;
import org.warmth.api.rest.Accepted;
import org.warmth.api.sheets.Rosters;

/** A roster whose rows stand by themselves, over REST, the same in every module: a module's resource extends it. */
@ConsumerType
public abstract class RecordRosterResource extends RosterFiles {
    /** A roster, as {@link RosterFiles} takes it. */
    protected RecordRosterResource(Rosters rosters, String roster, String file) {
        super(rosters, roster, file);
    }

    /** Imports a roster as a job. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "导入名册 · Import a roster (xlsx, or CSV in UTF-8 or GB18030) as a job",
            description = "The job's result has counts, faults and the marked file.")
    public Accepted<JobView> start(
            @QueryParam("unit") long unit,
            @QueryParam("fileName") String fileName,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("again") boolean again,
            InputStream content) {
        return start(unit, fileName, content, dryRun, again, Map.of());
    }
}
