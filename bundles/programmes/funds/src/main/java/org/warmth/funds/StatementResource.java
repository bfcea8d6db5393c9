package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
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
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.Page;

/** Statements over REST. */
@Component(service = StatementResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("statements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StatementResource {
    private final StatementService statements;
    private final Idempotency idempotency;

    /** Over the service. */
    @Activate
    public StatementResource(@Reference StatementService statements, @Reference Idempotency idempotency) {
        this.statements = statements;
        this.idempotency = idempotency;
    }

    /** Those of the caller's units. */
    @GET
    @Operation(summary = "银行对账单余额 · What banks say accounts hold, by unit")
    public Page<Statement> list(
            @QueryParam("unit") long unit,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return statements.page(unit, after, Page.size(size));
    }

    /** Writes one down. */
    @POST
    @Operation(summary = "登记对账单余额 · Write down what the bank says an account holds; needs Idempotency-Key")
    public Created<Statement> create(Statement.Input input) {
        return idempotency.created(() -> statements.create(input), statements::get);
    }

    /** One of them. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一条对账单余额 · What the bank said once")
    public Statement get(@PathParam("id") long id) {
        return statements.get(id);
    }
}
