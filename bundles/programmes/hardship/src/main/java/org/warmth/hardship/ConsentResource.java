package org.warmth.hardship;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;

/** Consents of households over REST. */
@Component(service = ConsentResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("files/{file: \\d+}/consents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConsentResource {
    private final PaperService papers;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public ConsentResource(@Reference PaperService papers, @Reference Idempotency idempotency) {
        this.papers = papers;
        this.idempotency = idempotency;
    }

    /** What the household agreed to. */
    @GET
    @Operation(summary = "授权同意 · What the household agreed to")
    public List<Consent.View> list(@PathParam("file") long file) {
        return papers.consents(file);
    }

    /** Writes down a consent. */
    @POST
    @Operation(summary = "登记授权同意 · Write down a consent; needs Idempotency-Key")
    public Created<List<Consent.View>> give(@PathParam("file") long file, Consent.Input input) {
        idempotency.once(() -> papers.consent(file, input));
        return Created.here(papers.consents(file));
    }

    /** Takes a consent back. */
    @POST
    @Path("{id: \\d+}/withdraw")
    @Operation(summary = "撤回授权同意 · The household takes its consent back; needs If-Match")
    public Consent.View withdraw(
            @PathParam("file") long file, @PathParam("id") long id, @HeaderParam("If-Match") String version) {
        return papers.withdraw(file, id, IfMatch.version(version));
    }
}
