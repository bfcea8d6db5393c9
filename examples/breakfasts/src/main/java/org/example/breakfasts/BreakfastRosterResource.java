package org.example.breakfasts;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.RosterResource;
import org.warmth.api.sheets.Rosters;

/** The roster of breakfasts over REST. */
@Component(service = BreakfastRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=breakfasts)")
@Path("roster")
public final class BreakfastRosterResource extends RosterResource {
    /** Over the kernel's rosters and the lists that are filled. */
    @Activate
    public BreakfastRosterResource(@Reference Rosters rosters, @Reference BreakfastLists lists) {
        super(rosters, "breakfasts.roster", "breakfasts", lists.desk());
    }
}
