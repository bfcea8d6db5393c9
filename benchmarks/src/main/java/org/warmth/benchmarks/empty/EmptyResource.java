package org.warmth.benchmarks.empty;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What the least of servers answers: nothing. It becomes a bundle of its own (see {@code StartBenchmark}). */
@Component(service = EmptyResource.class)
@JaxrsResource
@Path("empty")
public final class EmptyResource {
    /** An empty list. */
    @GET
    public String list() {
        return "[]";
    }
}
