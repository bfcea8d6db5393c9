package org.warmth.itests.bundles.gate;

import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Application;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** A JAX-RS application that knows nothing of the house. */
@Component(service = Application.class)
@JaxrsApplicationBase("/itests/application")
@JaxrsName("itests-open-application")
public final class OpenApplication extends Application {
    @Override
    public Set<Object> getSingletons() {
        return Set.of(new Open());
    }

    /** Answers anybody. */
    @Path("name")
    public static final class Open {
        @GET
        @Produces(MediaType.TEXT_PLAIN)
        public String name() {
            return "open";
        }
    }
}
