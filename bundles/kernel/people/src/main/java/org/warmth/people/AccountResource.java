package org.warmth.people;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.Consumes;
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
import org.warmth.api.people.Accounts;

/** What is done with one bank account over REST. */
@Component(service = AccountResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=people)")
@Path("accounts/{id: \\d+}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AccountResource {
    private final PersonDesk desk;

    /** The resource on its service. */
    @Activate
    public AccountResource(@Reference PersonDesk desk) {
        this.desk = desk;
    }

    /** Confirms the account. */
    @POST
    @Path("confirm")
    @Operation(summary = "由第二人确认账户 · A second person confirms the account")
    public Accounts.View confirm(@PathParam("id") long id) {
        return desk.confirm(id);
    }

    /** Shows the number in the clear. */
    @POST
    @Path("reveal")
    @Operation(summary = "写明理由后查看完整账号，留痕 · See the number in the clear, with a reason, audited")
    public Reveal.Answer reveal(@PathParam("id") long id, Reveal wish) {
        return desk.revealAccount(id, Body.of(wish));
    }
}
