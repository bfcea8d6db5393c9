package org.warmth.itests.bundles.gate;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardContext;

/** A context of its own that lets everybody in. */
@Component(service = ServletContextHelper.class)
@HttpWhiteboardContext(name = "itests-open", path = "/itests/context")
public final class OpenContext extends ServletContextHelper {
    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) {
        return true;
    }
}
