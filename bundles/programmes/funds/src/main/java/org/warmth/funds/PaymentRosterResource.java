package org.warmth.funds;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.RosterResource;
import org.warmth.api.sheets.Rosters;

/** The roster of payments over REST. */
@Component(service = PaymentRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("roster")
public final class PaymentRosterResource extends RosterResource {
    /** Over the kernel's rosters and the lists that are filled. */
    @Activate
    public PaymentRosterResource(@Reference Rosters rosters, @Reference PaymentLists lists) {
        super(rosters, PaymentRoster.ROSTER, "payments", lists.desk());
    }
}
