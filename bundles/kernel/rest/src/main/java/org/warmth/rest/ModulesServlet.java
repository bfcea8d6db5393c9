package org.warmth.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.warmth.api.Messages;
import org.warmth.api.rest.Readiness;

/** {@code GET /warmth/v1/modules}: what is installed, and whether it can answer. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("warmth-modules")
@HttpWhiteboardServletPattern("/warmth/v1/modules")
public final class ModulesServlet extends ReadOnly {
    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper mapper = Json.mapper();
    private final transient Modules modules;
    private final transient Messages messages;

    /** Lists these modules. */
    @Activate
    public ModulesServlet(@Reference Modules modules, @Reference Messages messages) {
        this.modules = modules;
        this.messages = messages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        List<Line> lines = new ArrayList<>();
        modules.states()
                .forEach((module, missing) -> lines.add(new Line(
                        module.name(),
                        messages.has(locale, module.name() + ".title")
                                ? messages.text(locale, module.name() + ".title")
                                : null,
                        module.bundle().getVersion().toString(),
                        module.rest() ? "/warmth/v1/" + module.name() : null,
                        missing.isEmpty(),
                        missing)));
        response.setContentType("application/json");
        response.getOutputStream().write(mapper.writeValueAsBytes(new Answer(lines)));
    }

    private record Answer(List<Line> items) {}

    private record Line(
            String name, String title, String version, String path, boolean ready, List<Readiness.Missing> missing) {}
}
