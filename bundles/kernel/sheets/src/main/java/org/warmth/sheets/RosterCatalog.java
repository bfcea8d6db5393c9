package org.warmth.sheets;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Problem;
import org.warmth.api.sheets.Roster;

/** The rosters of the modules that are there now. */
@Component(service = RosterCatalog.class)
public final class RosterCatalog {
    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Roster> rosters = List.of();

    /** For the service registry. */
    public RosterCatalog() {}

    RosterCatalog(List<Roster> rosters) {
        this.rosters = rosters;
    }

    /**
     * The roster of a name.
     *
     * @throws Problem 404 {@code sheets.roster-unknown}
     */
    public Roster get(String name) {
        return find(name).orElseThrow(() -> Problem.notFound("sheets.roster-unknown", name));
    }

    /**
     * The roster that a job works with; after a start the job may be there before its module is.
     *
     * @throws Problem 503 {@code sheets.roster-away}: the job goes on later
     */
    Roster ofJob(String name) {
        return find(name).orElseThrow(() -> Problem.http(503, "sheets.roster-away", name));
    }

    private Optional<Roster> find(String name) {
        return rosters.stream().filter(roster -> roster.name().equals(name)).findFirst();
    }
}
