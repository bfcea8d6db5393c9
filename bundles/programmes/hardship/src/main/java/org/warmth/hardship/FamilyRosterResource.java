package org.warmth.hardship;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.RecordRosterResource;
import org.warmth.api.sheets.Rosters;

/** The roster of families over REST. */
@Component(service = FamilyRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("family/roster")
public final class FamilyRosterResource extends RecordRosterResource {
    /** Over the kernel's rosters. */
    @Activate
    public FamilyRosterResource(@Reference Rosters rosters) {
        super(rosters, FamilyRoster.ROSTER, "hardship-family");
    }
}
