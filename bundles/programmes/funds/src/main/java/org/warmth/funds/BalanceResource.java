package org.warmth.funds;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Balances over REST. */
@Component(service = BalanceResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=funds)")
@Path("balances")
@Produces(MediaType.APPLICATION_JSON)
public final class BalanceResource {
    private final BalanceService balances;

    /** Over the service. */
    @Activate
    public BalanceResource(@Reference BalanceService balances) {
        this.balances = balances;
    }

    /** The balances of a unit. */
    @GET
    @Operation(
            summary = "资金余额与对账 · What a unit's money came to by a day, source by source, and what the bank says",
            description = "on is the day, today if left out. A difference that payments under way may explain says so.")
    public Balances get(@QueryParam("unit") long unit, @QueryParam("on") LocalDate on) {
        return balances.of(unit, on);
    }
}
