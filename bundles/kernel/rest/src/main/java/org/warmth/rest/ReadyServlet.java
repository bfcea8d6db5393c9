package org.warmth.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.warmth.api.rest.Readiness;

/** {@code GET /warmth/health/ready}: 200 when nothing is missing, else 503 with what is. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("warmth-ready")
@HttpWhiteboardServletPattern("/warmth/health/ready")
public final class ReadyServlet extends ReadOnly {
    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper mapper = Json.mapper();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private transient volatile List<Readiness> sources;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Readiness.Missing> missing = new ArrayList<>();
        for (Readiness source : sources) {
            missing.addAll(source.missing());
        }
        response.setStatus(missing.isEmpty() ? 200 : 503);
        response.setContentType("application/json");
        response.getOutputStream().write(mapper.writeValueAsBytes(new Answer(missing.isEmpty(), missing)));
    }

    private record Answer(boolean ready, List<Readiness.Missing> missing) {}
}
