package org.warmth.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /warmth/v1/openapi.json}: the documents that the installed modules ship, as one. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("warmth-openapi")
@HttpWhiteboardServletPattern("/warmth/v1/openapi.json")
public final class OpenApiServlet extends ReadOnly {
    private static final long serialVersionUID = 1L;

    private final transient ObjectMapper mapper = new ObjectMapper();
    private final transient MarkedBundles modules;
    private final transient Exchanges exchanges;
    private transient volatile Made made;

    /** Describes these modules. */
    @Activate
    public OpenApiServlet(@Reference MarkedBundles modules, @Reference Exchanges exchanges) {
        this.modules = modules;
        this.exchanges = exchanges;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = exchanges.current();
        String base = exchange == null ? "" : exchange.base();
        int change = modules.change();
        Made last = made;
        if (last == null || last.change != change || !last.base.equals(base)) {
            last = new Made(change, base, document(base));
            made = last;
        }
        response.setContentType("application/json");
        response.setContentLength(last.json.length);
        response.getOutputStream().write(last.json);
    }

    private byte[] document(String base) throws IOException {
        OpenApiDocument document = new OpenApiDocument(base);
        for (MarkedBundle module : new TreeMap<>(modules.byNames()).values()) {
            Optional<byte[]> own = module.file("OSGI-INF/openapi/" + module.name() + ".json");
            if (module.active() && own.isPresent()) {
                document.add(module.name(), mapper.readTree(own.orElseThrow()));
            }
        }
        return mapper.writeValueAsBytes(document.whole());
    }

    private record Made(int change, String base, byte[] json) {}
}
