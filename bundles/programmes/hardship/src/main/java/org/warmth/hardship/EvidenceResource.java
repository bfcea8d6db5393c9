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

/** Papers that prove what files say, over REST. */
@Component(service = EvidenceResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("files/{file: \\d+}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class EvidenceResource {
    private final PaperService papers;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public EvidenceResource(@Reference PaperService papers, @Reference Idempotency idempotency) {
        this.papers = papers;
        this.idempotency = idempotency;
    }

    /** The papers. */
    @GET
    @Operation(summary = "证明材料 · The papers of a file, with their expiry")
    public List<Evidence> list(@PathParam("file") long file) {
        return papers.evidence(file);
    }

    /** Adds a paper. */
    @POST
    @Operation(summary = "添加证明材料 · Add a paper that was uploaded before; needs Idempotency-Key")
    public Created<List<Evidence>> add(@PathParam("file") long file, Evidence.Input input) {
        idempotency.once(() -> papers.add(file, input));
        return Created.here(papers.evidence(file));
    }

    /** Takes a paper out. */
    @POST
    @Path("{id: \\d+}/remove")
    @Operation(summary = "移出证明材料 · Take a paper out, with a reason; needs If-Match")
    public Evidence remove(
            @PathParam("file") long file,
            @PathParam("id") long id,
            @HeaderParam("If-Match") String version,
            FileSecrets.Why why) {
        return papers.remove(file, id, IfMatch.version(version), why == null ? null : why.reason());
    }
}
