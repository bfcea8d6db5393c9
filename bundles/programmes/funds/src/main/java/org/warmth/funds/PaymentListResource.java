package org.warmth.funds;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.ListResource;
import org.warmth.api.rest.Idempotency;

/** Payment lists over REST. */
@Component(service = PaymentListResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("lists")
public final class PaymentListResource extends ListResource<StepInput, PaymentListView> {
    /** Over the lists. */
    @Activate
    public PaymentListResource(@Reference PaymentLists lists, @Reference Idempotency idempotency) {
        super(lists.desk(), idempotency);
    }
}
