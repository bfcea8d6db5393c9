package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Download;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Batches over REST. */
@Component(service = BatchResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BatchResource {
    private final BatchMaking making;
    private final BatchService batches;
    private final BatchLines lines;
    private final ReturnService returns;
    private final Idempotency idempotency;

    /** Over the services. */
    @Activate
    public BatchResource(
            @Reference BatchMaking making,
            @Reference BatchService batches,
            @Reference BatchLines lines,
            @Reference ReturnService returns,
            @Reference Idempotency idempotency) {
        this.making = making;
        this.batches = batches;
        this.lines = lines;
        this.returns = returns;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "代发批次 · Batches, by unit or state")
    public Page<BatchView> list(
            @QueryParam("unit") long unit,
            @QueryParam("state") BatchState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return batches.page(unit, state, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(
            summary = "新建批次 · Make a batch of approved lists; needs Idempotency-Key",
            description =
                    "It takes the payments that nobody has taken yet, of projects that pay from the receipt by the"
                            + " channel; a job, whose id is the batch's job, puts them in and marks what the bank file cannot take.")
    public Created<BatchView> create(Batch.Input input) {
        return idempotency.created(() -> making.create(input), batches::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一个批次 · One batch, its control totals, where its payments stand and the steps that may follow")
    public BatchView get(@PathParam("id") long id) {
        return batches.get(id);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(
            summary = "批次办理 · Take a step; needs If-Match",
            description = "fill (go on filling), set-aside (take out what the bank file cannot take), check, authorise,"
                    + " export (a job writes the bank file), write (once more after a failure), send, query (mark as unknown"
                    + " what the bank has not answered in time), reconcile (with voucherNo), return, void, withdraw")
    public BatchView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        return batches.step(id, IfMatch.version(version), step, StepInput.of(input));
    }

    /** Hands the bank file out. */
    @POST
    @Path("{id: \\d+}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            summary =
                    "领取银行文件 · Take the bank file: once; once more, the same bytes, only with a reason; needs If-Match")
    public Download file(@PathParam("id") long id, @HeaderParam("If-Match") String version, StepInput input) {
        BatchService.Handout handout = batches.handOut(
                id, IfMatch.version(version), StepInput.of(input).reason());
        return Download.of(handout.name(), MediaType.APPLICATION_OCTET_STREAM, handout.content()::get)
                .digested(handout.sha256());
    }

    /** Who got the bank file. */
    @GET
    @Path("{id: \\d+}/handouts")
    @Operation(summary = "文件领取记录 · Who got the bank file, when, and why once more")
    public List<HandoutStore.Taken> handouts(@PathParam("id") long id) {
        return batches.handouts(id);
    }

    /** Its payments. */
    @GET
    @Path("{id: \\d+}/items")
    @Operation(summary = "批次明细 · The payments of a batch, by state")
    public Page<BatchItemView> items(
            @PathParam("id") long id,
            @QueryParam("state") PaymentState state,
            @QueryParam("after") int after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lines.page(batches.read(id), state, after, Page.size(size));
    }

    /** Those that failed. */
    @GET
    @Path("{id: \\d+}/failed")
    @Operation(summary = "失败明细 · The payments that failed or that the bank file cannot take, with the reason")
    public Page<BatchItemView> failed(
            @PathParam("id") long id,
            @QueryParam("after") int after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lines.failed(batches.read(id), after, Page.size(size));
    }

    /** Takes up again what failed. */
    @POST
    @Path("{id: \\d+}/follow-up")
    @Operation(
            summary = "补发批次 · Make a batch of what failed and may be paid now; needs Idempotency-Key",
            description = "Returned, refunded and set-aside payments whose account was changed or confirmed since; each"
                    + " gets a new reference.")
    public Created<BatchView> followUp(@PathParam("id") long id, Batch.FollowUp input) {
        return idempotency.created("batches", () -> making.followUp(id, input), batches::get);
    }

    /** The return files that answered it. */
    @GET
    @Path("{id: \\d+}/returns")
    @Operation(summary = "回盘文件 · The return files of a batch, what came of each")
    public List<ReturnFile> returns(@PathParam("id") long id) {
        return returns.of(id);
    }

    /** Takes a return file. */
    @POST
    @Path("{id: \\d+}/returns")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "导入回盘 · Take the bank's return file: read and checked whole, then applied, by a job",
            description = "The file is the body. The same file once more changes nothing. A file of another batch, with"
                    + " unknown lines, other sums or answers that contradict earlier ones is refused whole.")
    public Accepted<ReturnFile> answer(
            @PathParam("id") long id, @QueryParam("fileName") String fileName, InputStream content) {
        return new Accepted<>(returns.receive(id, fileName, content));
    }
}
