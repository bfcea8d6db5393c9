package org.warmth.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
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
import org.warmth.api.BusinessDay;
import org.warmth.api.Category;
import org.warmth.api.rest.Page;

/** The ledger over REST; only to be read, for programmes post. */
@Component(service = LedgerResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=ledger)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger")
public final class LedgerResource {

    private final EntryReading entries;
    private final Clock clock;

    /** Made by DS. */
    @Activate
    public LedgerResource(@Reference EntryReading entries, @Reference Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Entries in the order of their ids. */
    @GET
    @Path("entries")
    @Operation(summary = "台账分录，按单位或领取人 · Entries of the caller's units: all, a unit's, or what a person has received")
    public Page<EntryView> entries(
            @QueryParam("unit") Long unit,
            @Parameter(description = "Whether the units below the unit belong to it")
                    @QueryParam("subtree")
                    @DefaultValue("true")
                    boolean subtree,
            @Parameter(description = "The day of the tree, today if left out", example = "2022-02-15") @QueryParam("on")
                    String on,
            @Parameter(description = "A benefit code or its first segments", example = "aid.living")
                    @QueryParam("benefit")
                    String benefit,
            @QueryParam("category") Category category,
            @QueryParam("person") Long person,
            @Parameter(description = "The first value date", example = "2021-12-20") @QueryParam("from") String from,
            @Parameter(description = "The last value date", example = "2022-02-15") @QueryParam("to") String to,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        int most = Page.size(size);
        LocalDate day = EntryReading.day(on);
        EntryReading.Question question = new EntryReading.Question(
                unit,
                subtree,
                day == null ? BusinessDay.today(clock) : day,
                benefit,
                category,
                person,
                EntryReading.day(from),
                EntryReading.day(to));
        return Page.of(entries.entries(question, after, most + 1), most, EntryView::id);
    }

    /** One entry. */
    @GET
    @Path("entries/{id}")
    @Operation(summary = "一条分录 · One entry")
    public EntryView entry(@PathParam("id") long id) {
        return entries.entry(id);
    }

    /** Seals, latest first. */
    @GET
    @Path("seals")
    @Operation(summary = "封签，最近的在前 · The seals, latest first")
    public Page<SealView> seals(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("size") @DefaultValue("50") int size) {
        int most = Page.size(size);
        return Page.of(entries.seals(after, most + 1), most, SealView::number);
    }

    /** One seal: what stands printed on a form must be this. */
    @GET
    @Path("seals/{number}")
    @Operation(summary = "一个封签，与报表所印核对 · One seal, to compare with what a form shows")
    public SealView seal(@PathParam("number") long number) {
        return entries.seal(number);
    }
}
