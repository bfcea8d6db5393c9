package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
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
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Payment lists over REST. */
@Component(service = PaymentListResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentListResource {
    private final PaymentListService lists;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public PaymentListResource(@Reference PaymentListService lists, @Reference Idempotency idempotency) {
        this.lists = lists;
        this.idempotency = idempotency;
    }

    /**
     * What makes a list.
     *
     * @param unit the unit that pays
     * @param title what it is called
     */
    @Schema(name = "funds.ListInput", example = "{\"unit\":\"601\",\"title\":\"春节慰问金发放名册\"}")
    public record ListInput(long unit, String title) {}

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "发放名册 · Payment lists, by unit or state")
    public Page<PaymentListView> list(
            @QueryParam("unit") long unit,
            @QueryParam("state") ListState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lists.page(unit, state, after, Page.size(size));
    }

    /** Makes one. */
    @POST
    @Operation(summary = "新建名册 · Make an empty list; needs Idempotency-Key")
    public Response create(ListInput input) {
        Created created = idempotency.once(() -> lists.create(input.unit(), input.title()));
        return Response.created(URI.create("lists/" + created.id()))
                .tag(Integer.toString(created.version()))
                .entity(lists.get(created.id()))
                .build();
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一份名册 · One list, what it holds and the steps that may follow")
    public Response get(@PathParam("id") long id) {
        return tagged(lists.get(id));
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(
            summary = "名册办理 · Take a step: submit, check, approve, pay, post, return, void; needs If-Match",
            description =
                    "pay marks the approved list as paid, with value date and voucher number, and starts the job that"
                            + " posts it to the ledger; its id is the list's job")
    public Response step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        return tagged(lists.step(id, IfMatch.version(version), step, StepInput.of(input)));
    }

    private static Response tagged(PaymentListView view) {
        return Response.ok(view).tag(Integer.toString(view.version())).build();
    }
}
