package org.warmth.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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

    /** Writes down at which bank the account is. */
    @PUT
    @Path("bank")
    @Operation(summary = "登记开户行和联行号 · Write down at which bank an account is, as bank files ask for it")
    public Accounts.View bank(@PathParam("id") long id, Bank bank) {
        return desk.changeBank(id, Body.of(bank).bank(), bank.bankCode());
    }

    /**
     * At which bank an account is.
     *
     * @param bank the bank, or null
     * @param bankCode the bank's code, 12 digits (联行号), or null
     */
    @Schema(name = "people.AccountBank")
    public record Bank(@Schema(example = "演示银行") String bank, @Schema(example = "999999999999") String bankCode) {}

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
