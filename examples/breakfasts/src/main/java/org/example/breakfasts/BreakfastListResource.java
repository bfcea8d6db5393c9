package org.example.breakfasts;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.ListResource;
import org.warmth.api.programmes.ListingsView;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.workflow.Reason;

/** Lists of breakfasts over REST. */
@Component(service = BreakfastListResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=breakfasts)")
@Path("lists")
public final class BreakfastListResource extends ListResource<Reason, ListingsView> {
    /** Over the lists. */
    @Activate
    public BreakfastListResource(@Reference BreakfastLists lists, @Reference Idempotency idempotency) {
        super(lists.desk(), idempotency);
    }
}
