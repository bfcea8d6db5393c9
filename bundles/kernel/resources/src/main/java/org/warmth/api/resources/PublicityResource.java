package org.warmth.api.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.Problem;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;
import org.warmth.api.workflow.Objection;
import org.warmth.api.workflow.Publicised;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicity;

/**
 * Publicity over REST, the same in every module: a module's resource extends it, with a path in which the record is {@code
 * id}, such as <code>lists/{id: \\d+}/publicity</code>.
 */
@ConsumerType
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class PublicityResource {
    private final Publicities publicities;
    private final Publicised records;
    private final Idempotency idempotency;

    /** Over the records of a module. */
    protected PublicityResource(Publicities publicities, Publicised records, Idempotency idempotency) {
        this.publicities = publicities;
        this.records = records;
        this.idempotency = idempotency;
    }

    /**
     * Why somebody looks.
     *
     * @param reason why
     */
    @Schema(name = "workflow.Why", example = "{\"reason\":\"复核异议\"}")
    public record Why(String reason) {}

    /** What hangs or hung out last. */
    @GET
    @Operation(summary = "公示 · What hangs or hung out last, until when, and whether anybody objects")
    public Publicity get(@PathParam("id") long id) {
        return latest(id);
    }

    /** Hangs it out. */
    @POST
    @Operation(summary = "开始公示 · Hang it out; needs Idempotency-Key and If-Match")
    public Created<Publicity> hang(
            @PathParam("id") long id, @HeaderParam("If-Match") String version, Publicised.Input input) {
        int at = IfMatch.version(version);
        idempotency.once(
                () -> Idempotency.Created.of(records.hang(id, at, input).id(), 1));
        return Created.here(latest(id));
    }

    /** What everybody reads. */
    @GET
    @Path("lines")
    @Operation(summary = "公示内容 · What everybody reads: surname, unit, category, band of the amount")
    public Page<Publicities.Shown> lines(
            @PathParam("id") long id,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return publicities.lines(latest(id), after, Page.size(size));
    }

    /** The objections. */
    @GET
    @Path("objections")
    @Operation(summary = "异议 · The objections, without what they say")
    public List<Objection> objections(@PathParam("id") long id) {
        return publicities.objections(latest(id));
    }

    /** Records an objection. */
    @POST
    @Path("objections")
    @Operation(summary = "登记异议 · Record an objection, until 24:00 of the last day; needs Idempotency-Key")
    public Created<Objection> object(@PathParam("id") long id, Objection.Input input) {
        Publicity publicity = latest(id);
        Idempotency.Created made = idempotency.once(() -> publicities.object(publicity, input));
        // Objections are read together, under the record that they concern.
        return Created.here(objection(publicity, made.id()));
    }

    /** Settles an objection. */
    @POST
    @Path("objections/{objection: \\d+}/answer")
    @Operation(summary = "答复异议 · Settle an objection, by a second person; needs If-Match")
    public Objection answer(
            @PathParam("id") long id,
            @PathParam("objection") long objection,
            @HeaderParam("If-Match") String version,
            Objection.Answer answer) {
        return publicities.answer(latest(id), objection, IfMatch.version(version), answer);
    }

    /** Shows an objection in the clear. */
    @POST
    @Path("objections/{objection: \\d+}/reveal")
    @Operation(summary = "查看异议原文 · What an objection says; the reason is audited")
    public Objection.Text reveal(@PathParam("id") long id, @PathParam("objection") long objection, Why why) {
        return publicities.reveal(latest(id), objection, why == null ? null : why.reason());
    }

    private Publicity latest(long id) {
        records.require(id);
        return publicities.latest(records.kind(), id).orElseThrow(() -> Problem.notFound("workflow.publicity-unknown"));
    }

    private Objection objection(Publicity publicity, long id) {
        return publicities.objections(publicity).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("workflow.objection-unknown"));
    }
}
