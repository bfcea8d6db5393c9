package org.warmth.donations;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.RosterResource;
import org.warmth.api.sheets.Rosters;

/** The roster of donations over REST. */
@Component(service = DonationRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=donations)")
@Path("roster")
public final class DonationRosterResource extends RosterResource {
    /** Over the kernel's rosters and the lists that are filled. */
    @Activate
    public DonationRosterResource(@Reference Rosters rosters, @Reference DonationLists lists) {
        super(rosters, DonationRoster.ROSTER, "donations", lists.desk());
    }
}
