package org.warmth.donations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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
import org.warmth.api.jobs.JobView;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;
import org.warmth.api.workflow.Workflow;

/** Donations over REST. */
@Component(service = DonationResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=donations)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DonationResource {
    private final DonationService donations;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public DonationResource(@Reference DonationService donations, @Reference Idempotency idempotency) {
        this.donations = donations;
        this.idempotency = idempotency;
    }

    /** The donations of the caller's units. */
    @GET
    @Operation(
            summary = "捐赠记录 · Donations, by unit, list, drive, kind of donor or state; names of persons masked",
            description = "waiting=true shows what has come and waits to be booked in funds")
    public Page<DonationView> list(
            @QueryParam("unit") @Parameter(example = "601") long unit,
            @QueryParam("list") long list,
            @QueryParam("drive") long drive,
            @QueryParam("kind") DonorKind kind,
            @QueryParam("state") DonationState state,
            @QueryParam("waiting") boolean waiting,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return donations.page(new DonationQuery(unit, list, drive, kind, state, waiting, after), Page.size(size));
    }

    /** Writes one donation down. */
    @POST
    @Operation(summary = "登记一笔捐赠 · Write one donation down, as promised; needs Idempotency-Key")
    public Created<DonationView> create(DonationInput input) {
        return idempotency.created(() -> donations.create(input), donations::get);
    }

    /** One donation. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一笔捐赠 · One donation with the steps that may follow")
    public DonationView get(@PathParam("id") long id) {
        return donations.get(id);
    }

    /** Rewrites a donation that has not come yet. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改捐赠 · Rewrite a donation that has not come yet; needs If-Match")
    public DonationView update(@PathParam("id") long id, @HeaderParam("If-Match") String version, DonationInput input) {
        return donations.update(id, IfMatch.version(version), input);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(
            summary = "捐赠办理 · Take a step: receive, receipt, recall, allocate, release, publish, refund, withdraw;"
                    + " needs If-Match")
    public DonationView step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        return donations.step(id, IfMatch.version(version), step, input);
    }

    /** Who took which step when. */
    @GET
    @Path("{id: \\d+}/history")
    @Operation(summary = "办理经过 · Who took which step when")
    public List<Workflow.Taken> history(@PathParam("id") long id) {
        return donations.history(id);
    }

    /** What was set aside of a donation. */
    @GET
    @Path("{id: \\d+}/allocations")
    @Operation(summary = "捐赠去向 · What was set aside of a donation, and for what")
    public List<Allocation> allocations(@PathParam("id") long id) {
        return donations.allocations(id);
    }

    /** Books what waits. */
    @POST
    @Path("bookings")
    @Operation(summary = "补记收入 · Book in funds what waits in a unit and all below it, as a job")
    public Accepted<JobView> book(@QueryParam("unit") long unit) {
        return new Accepted<>(donations.book(unit));
    }
}
