package org.warmth.visits;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.RosterResource;
import org.warmth.api.sheets.Rosters;

/** The roster of visits over REST. */
@Component(service = VisitRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=visits)")
@Path("roster")
public final class VisitRosterResource extends RosterResource {
    /** Over the kernel's rosters and the lists that are filled. */
    @Activate
    public VisitRosterResource(@Reference Rosters rosters, @Reference VisitLists lists) {
        super(rosters, VisitRoster.ROSTER, "visits", lists.desk());
    }
}
