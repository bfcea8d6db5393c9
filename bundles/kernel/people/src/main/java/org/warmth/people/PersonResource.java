package org.warmth.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
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
import org.warmth.api.people.Accounts;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Persons over REST, masked. */
@Component(service = PersonResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=people)")
@Path("persons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PersonResource {
    private final PersonDesk desk;
    private final Idempotency idempotency;

    /** The resource on its services. */
    @Activate
    public PersonResource(@Reference PersonDesk desk, @Reference Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /** Persons of a name, by the end of their number where given. */
    @GET
    @Operation(summary = "按姓名（及证件号后四位）查找本单位范围内的人员 · Find persons by name and last four of the number")
    public Page<PersonCard> search(
            @QueryParam("name") @Parameter(example = "李例安") String name,
            @QueryParam("last4") @Parameter(example = "9010") String last4,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        int asked = Page.size(size);
        return Page.of(desk.search(name, last4, after, asked + 1), asked, PersonCard::id);
    }

    /** Makes a person. */
    @POST
    @Operation(summary = "登记人员；证件号已存在则返回原有人员 · Register a person; needs Idempotency-Key")
    public Created<PersonCard> create(PersonDraft draft) {
        return idempotency.created(
                () -> Idempotency.Created.of(desk.create(Body.of(draft).claim()).id(), 1), desk::named);
    }

    /** One person. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一名人员（已脱敏） · One person, masked")
    public PersonCard get(@PathParam("id") long id) {
        return desk.get(id);
    }

    /** Changes phone, key groups or the day of death. */
    @PATCH
    @Path("{id: \\d+}")
    @Operation(summary = "修改手机、人群标签、死亡日期 · Change a person; needs If-Match")
    public PersonCard change(@PathParam("id") long id, @HeaderParam("If-Match") String version, PersonChange change) {
        desk.change(id, IfMatch.version(version), Body.of(change));
        return desk.get(id);
    }

    /** Confirms the document. */
    @POST
    @Path("{id: \\d+}/verify")
    @Operation(summary = "由第二人核验证件 · A second person has seen the document; needs If-Match")
    public PersonCard verify(@PathParam("id") long id, @HeaderParam("If-Match") String version) {
        desk.verify(id, IfMatch.version(version));
        return desk.get(id);
    }

    /** Shows a field in the clear. */
    @POST
    @Path("{id: \\d+}/reveal")
    @Operation(summary = "写明理由后查看完整证件号或手机号，留痕 · See a field in the clear, with a reason, audited")
    public Reveal.Answer reveal(@PathParam("id") long id, Reveal wish) {
        return desk.reveal(id, Body.of(wish));
    }

    /** The person's bank accounts. */
    @GET
    @Path("{id: \\d+}/accounts")
    @Operation(summary = "本人银行账户（已脱敏） · The person's accounts, masked")
    public List<Accounts.View> accounts(@PathParam("id") long id) {
        return desk.accounts(id);
    }

    /** Adds a bank account. */
    @POST
    @Path("{id: \\d+}/accounts")
    @Operation(summary = "登记本人银行账户 · Add an account of the person's own; needs Idempotency-Key")
    public Created<Idempotency.Created> addAccount(@PathParam("id") long id, NewAccount account) {
        NewAccount given = Body.of(account);
        return Created.here(idempotency.once(() -> Idempotency.Created.of(
                desk.addAccount(id, given.number(), given.holder(), given.bank(), given.bankCode()), 1)));
    }

    /**
     * An account to be added.
     *
     * @param number its number
     * @param holder its holder, who must be the person
     * @param bank the bank, or null
     * @param bankCode the bank's code, 12 digits (联行号), or null
     */
    @Schema(name = "people.NewAccount")
    public record NewAccount(
            @Schema(example = "9999991234567893") String number,
            @Schema(example = "李例安") String holder,
            @Schema(example = "演示银行") String bank,
            @Schema(example = "999999999999") String bankCode) {}
}
