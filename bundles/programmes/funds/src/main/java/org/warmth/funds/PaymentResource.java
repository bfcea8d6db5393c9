package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
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
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Payments over REST. */
@Component(service = PaymentResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentResource {
    private final PaymentService payments;
    private final ApprovedPayments approved;
    private final PaymentTwins twins;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public PaymentResource(
            @Reference PaymentService payments,
            @Reference ApprovedPayments approved,
            @Reference PaymentTwins twins,
            @Reference Idempotency idempotency) {
        this.payments = payments;
        this.approved = approved;
        this.twins = twins;
        this.idempotency = idempotency;
    }

    /** The payments of the caller's units. */
    @GET
    @Operation(
            summary = "发放记录 · Payments, by unit, list, project, payee or state",
            description = "state=unpaid shows everybody whom nobody has paid yet, wherever the payment stands")
    public Page<PaymentView> list(
            @QueryParam("unit") long unit,
            @QueryParam("list") long list,
            @QueryParam("project") long project,
            @QueryParam("person") long person,
            @QueryParam("state") Wanted state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        Set<PaymentState> wanted = state == null ? Set.of() : state.meant;
        return payments.page(new PaymentQuery(unit, list, project, person, wanted, after), Page.size(size));
    }

    /** The words by which payments are asked for. */
    public enum Wanted {
        /** Not yet paid. */
        unpaid(PaymentState.UNPAID),
        /** Listed. */
        LISTED(Set.of(PaymentState.LISTED)),
        /** In a batch. */
        BATCHED(Set.of(PaymentState.BATCHED)),
        /** The bank has it. */
        SENT(Set.of(PaymentState.SENT)),
        /** Paid. */
        PAID(Set.of(PaymentState.PAID)),
        /** The bank could not pay. */
        RETURNED(Set.of(PaymentState.RETURNED)),
        /** The bank does not know yet. */
        UNKNOWN(Set.of(PaymentState.UNKNOWN)),
        /** Paid, and come back. */
        REFUNDED(Set.of(PaymentState.REFUNDED)),
        /** Taken back. */
        VOIDED(Set.of(PaymentState.VOIDED));

        private final Set<PaymentState> meant;

        Wanted(Set<PaymentState> meant) {
            this.meant = meant;
        }
    }

    /** Writes one payment into a draft list. */
    @POST
    @Operation(summary = "登记发放 · Write one payment into a draft list; needs Idempotency-Key")
    public Created<PaymentView> create(
            @QueryParam("list") long list, @QueryParam("overStandard") boolean over, PaymentInput input) {
        return idempotency.created(() -> payments.create(list, over, input), payments::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一笔发放 · One payment")
    public PaymentView get(@PathParam("id") long id) {
        return payments.get(id);
    }

    /** The attempts at it. */
    @GET
    @Path("{id: \\d+}/attempts")
    @Operation(summary = "发放轨迹 · In which batches a payment went out, by which reference, and what the bank said")
    public List<PaymentAttempt> attempts(@PathParam("id") long id) {
        return payments.attempts(id);
    }

    /** Rewrites a payment in a draft list. */
    @PUT
    @Path("{id: \\d+}")
    @Operation(summary = "修改发放 · Rewrite a payment in a draft list; needs If-Match")
    public PaymentView update(
            @PathParam("id") long id,
            @QueryParam("overStandard") boolean over,
            @HeaderParam("If-Match") String version,
            PaymentInput input) {
        return payments.update(id, IfMatch.version(version), over, input);
    }

    /** Takes a payment out of a draft list. */
    @POST
    @Path("{id: \\d+}/steps/remove")
    @Operation(summary = "移出名册 · Take a payment out of a draft list; needs If-Match")
    public PaymentView remove(@PathParam("id") long id, @HeaderParam("If-Match") String version, StepInput input) {
        return payments.remove(id, IfMatch.version(version), StepInput.of(input).reason());
    }

    /** Gives a payment another account. */
    @PUT
    @Path("{id: \\d+}/account")
    @Operation(
            summary = "更换账户 · Give a listed, returned or refunded payment another account; needs If-Match",
            description = "The account is the payee's own. Whoever gives it cannot check the batch that pays it.")
    public PaymentView account(
            @PathParam("id") long id, @HeaderParam("If-Match") String version, AccountInput account) {
        approved.fix(id, IfMatch.version(version), account);
        return payments.get(id);
    }

    /** Gives a payment up. */
    @POST
    @Path("{id: \\d+}/steps/void")
    @Operation(summary = "放弃发放 · Give an approved payment up that is not paid: its money is free; needs If-Match")
    public PaymentView giveUp(@PathParam("id") long id, @HeaderParam("If-Match") String version, StepInput input) {
        approved.giveUp(id, IfMatch.version(version), StepInput.of(input).reason());
        return payments.get(id);
    }

    /** Reverses a paid payment. */
    @POST
    @Path("{id: \\d+}/steps/reverse")
    @Operation(summary = "冲正 · Reverse a paid payment in the ledger; needs If-Match")
    public PaymentView reverse(@PathParam("id") long id, @HeaderParam("If-Match") String version, StepInput input) {
        approved.reverse(id, IfMatch.version(version), StepInput.of(input).reason());
        return payments.get(id);
    }

    /** Payments that may be one payment made twice. */
    @GET
    @Path("duplicates")
    @Operation(summary = "疑似重复 · Payments to one person of one kind in two projects")
    public Page<PaymentTwins.Twins> duplicates(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return twins.page(unit, after, Page.size(size));
    }
}
