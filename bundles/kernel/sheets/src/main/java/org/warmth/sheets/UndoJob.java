package org.warmth.sheets;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.sheets.Roster;
import org.warmth.sheets.ImportView.State;

/** Takes a whole import back, chunk by chunk, until nothing of it is left. */
@Component(property = JobHandler.KIND + "=" + UndoJob.KIND)
public final class UndoJob implements JobHandler {
    static final String KIND = "sheets.undo";

    private final RosterCatalog rosters;
    private final ImportStore imports;
    private final Access access;

    /** Over the kernel's services. */
    @Activate
    public UndoJob(@Reference RosterCatalog rosters, @Reference ImportStore imports, @Reference Access access) {
        this.rosters = rosters;
        this.imports = imports;
        this.access = access;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        long id = Long.parseLong(run.arguments().get(RosterService.IMPORT));
        ImportView view = imports.get(id).orElseThrow(() -> Problem.notFound("sheets.import-unknown"));
        Roster roster = rosters.ofJob(view.roster());
        access.require(roster.importers(), view.unit());
        int undone = run.position().isEmpty() ? 0 : Integer.parseInt(run.position());
        for (int taken = 1; taken > 0; undone += taken) {
            taken = run.chunk(undone, Integer.toString(undone), () -> roster.undo(id));
        }
        int all = undone;
        List<State> from = List.of(State.DONE, State.FAILED, State.CANCELLED);
        run.chunk(all, Integer.toString(all), () -> imports.end(id, from, State.UNDONE, null));
        return Map.of("import", Long.toString(id), "undone", all);
    }
}
