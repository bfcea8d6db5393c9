package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;

/** Exceptions for cash over REST; an exception goes by its list. */
@Component(service = CashResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("cash/{list: \\d+}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CashResource {
    private final CashService cash;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public CashResource(@Reference CashService cash, @Reference Idempotency idempotency) {
        this.cash = cash;
        this.idempotency = idempotency;
    }

    /** Asks for it. */
    @POST
    @Operation(summary = "申请现金发放 · Ask that a list be paid in cash; needs Idempotency-Key")
    public Created<CashException.View> create(@PathParam("list") long list, CashException.Input input) {
        idempotency.once(() -> cash.create(list, input));
        return Created.here(cash.get(list));
    }

    /** The exception of a list. */
    @GET
    @Operation(summary = "现金发放审批 · The exception by which a list is paid in cash")
    public CashException.View get(@PathParam("list") long list) {
        return cash.get(list);
    }

    /** Rewrites a draft. */
    @PUT
    @Operation(summary = "修改现金申请 · Rewrite a draft; needs If-Match")
    public CashException.View update(
            @PathParam("list") long list, @HeaderParam("If-Match") String version, CashException.Input input) {
        return cash.update(list, IfMatch.version(version), input);
    }

    /** Takes a step. */
    @POST
    @Path("steps/{step}")
    @Operation(summary = "现金审批办理 · Take a step: endorse (chair), approve (leader), return; needs If-Match")
    public CashException.View step(
            @PathParam("list") long list,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            StepInput input) {
        return cash.step(
                list, IfMatch.version(version), step, StepInput.of(input).reason());
    }

    /** Keeps the sheet of signatures. */
    @PUT
    @Path("sheet")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "上传签收表 · Keep the sheet on which the money was signed for, with its witness; needs If-Match")
    public CashException.View sign(
            @PathParam("list") long list,
            @HeaderParam("If-Match") String version,
            @QueryParam("fileName") String fileName,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String mediaType,
            InputStream sheet) {
        return cash.sign(list, IfMatch.version(version), fileName == null ? "sheet" : fileName, mediaType, sheet);
    }
}
