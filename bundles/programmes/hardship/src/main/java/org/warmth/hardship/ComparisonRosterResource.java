package org.warmth.hardship;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.RecordRosterResource;
import org.warmth.api.sheets.Rosters;

/** The roster of what the departments answered, over REST. */
@Component(service = ComparisonRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("comparisons/roster")
public final class ComparisonRosterResource extends RecordRosterResource {
    /** Over the kernel's rosters. */
    @Activate
    public ComparisonRosterResource(@Reference Rosters rosters) {
        super(rosters, ComparisonRoster.ROSTER, "hardship-comparison");
    }
}
