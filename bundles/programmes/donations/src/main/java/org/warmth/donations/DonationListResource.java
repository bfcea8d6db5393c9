package org.warmth.donations;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.ListResource;
import org.warmth.api.rest.Idempotency;

/** Lists of donations over REST. */
@Component(service = DonationListResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=donations)")
@Path("lists")
public final class DonationListResource extends ListResource<StepInput, DonationListView> {
    /** Over the lists. */
    @Activate
    public DonationListResource(@Reference DonationLists lists, @Reference Idempotency idempotency) {
        super(lists.desk(), idempotency);
    }
}
