package org.warmth.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Collections;
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
import org.warmth.api.people.Unit;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** The union tree over REST. */
@Component(service = UnitResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=people)")
@Path("units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public final class UnitResource {
    private final UnitRegistry registry;
    private final UnitDirectory directory;
    private final Idempotency idempotency;

    /** The resource on its services. */
    @Activate
    public UnitResource(
            @Reference UnitRegistry registry, @Reference UnitDirectory directory, @Reference Idempotency idempotency) {
        this.registry = registry;
        this.directory = directory;
        this.idempotency = idempotency;
    }

    /** Units of a day, filtered, page by page. */
    @GET
    @Operation(summary = "工会列表：按上级、名称或代码查找；on 取某日的组织树 · Units by the one above, name or code, of a day")
    public Page<Unit> list(
            @QueryParam("parent") Long parent,
            @QueryParam("q") String text,
            @QueryParam("on") @Schema(type = "string", format = "date", example = "2021-12-31") String on,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("100") int size) {
        int asked = Page.size(size);
        return Page.of(directory.list(parent, text, Day.of("on", on), after, asked + 1), asked, Unit::id);
    }

    /** One unit as it stands today. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一个工会 · One unit")
    public Unit get(@PathParam("id") long id) {
        return directory.get(id);
    }

    /** Where the unit stood in the tree. */
    @GET
    @Path("{id: \\d+}/places")
    @Operation(summary = "隶属关系的变更历史 · Where the unit stood in the tree")
    public List<UnitPlace> places(@PathParam("id") long id) {
        return directory.places(id);
    }

    /** Founds a unit. */
    @POST
    @Operation(summary = "新建工会 · Found a unit; needs Idempotency-Key")
    public Created<Unit> create(UnitDraft draft) {
        return idempotency.created(
                () -> Idempotency.Created.of(
                        registry.create(Collections.singletonList(draft), true).get(0), 1),
                directory::get);
    }

    /** Founds up to 500 units; a unit above may stand earlier in the list. */
    @POST
    @Path("bulk")
    @Operation(
            summary =
                    "批量新建工会，最多500个，上级须在前；全部成功或全部不成功 · Found up to 500 units, those above first; all or none; needs Idempotency-Key")
    public Created<Made> createAll(Bulk bulk) {
        List<UnitDraft> drafts = bulk == null || bulk.units() == null ? List.of() : bulk.units();
        idempotency.once(
                () -> Idempotency.Created.of(registry.create(drafts, false).get(0), 1));
        List<String> codes =
                drafts.stream().map(draft -> Plain.number(draft.code())).toList();
        return new Created<>(new Made(directory.coded(codes)), "units");
    }

    /** Changes what has no date. */
    @PATCH
    @Path("{id: \\d+}")
    @Operation(summary = "修改名称、级别、填报方式、统一社会信用代码；未给的不变 · Change what has no date; needs If-Match")
    public Unit change(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, UnitChange change) {
        registry.change(id, IfMatch.version(ifMatch), Body.of(change));
        return directory.get(id);
    }

    /** Puts the unit under another one from a day on. */
    @POST
    @Path("{id: \\d+}/move")
    @Operation(summary = "自某日起改变隶属关系；此前各期报表仍按当时的组织树汇总 · Put the unit under another one from a day on; needs If-Match")
    public Unit move(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Move move) {
        registry.move(id, IfMatch.version(ifMatch), Body.of(move).parent(), move.from());
        return directory.get(id);
    }

    /** Ends the unit. */
    @POST
    @Path("{id: \\d+}/close")
    @Operation(summary = "撤销工会，on 为最后一日 · Close the unit after its last day; needs If-Match")
    public Unit close(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, Close close) {
        registry.close(id, IfMatch.version(ifMatch), Body.of(close).on());
        return directory.get(id);
    }

    /**
     * Units to be founded together.
     *
     * @param units at most 500
     */
    @Schema(
            name = "people.UnitBulk",
            example =
                    """
                {"units":[{"code":"31D01B001","name":"演示一区第一基层工会","level":"BASE","parentCode":"31D01"},
                          {"code":"31D01B002","name":"演示一区第二基层工会","level":"BASE","parentCode":"31D01"}]}""")
    public record Bulk(List<UnitDraft> units) {}

    /**
     * Units founded together.
     *
     * @param units in the order given
     */
    @Schema(name = "people.UnitsMade")
    public record Made(List<Unit> units) {}

    /**
     * A move.
     *
     * @param parent the new unit above, 0 for the top
     * @param from the first day there
     */
    @Schema(name = "people.UnitMove")
    public record Move(
            @Schema(type = "string", example = "744073261518848") long parent,
            @Schema(example = "2022-01-01") LocalDate from) {}

    /**
     * A closing.
     *
     * @param on the last day
     */
    @Schema(name = "people.UnitClose")
    public record Close(@Schema(example = "2022-12-31") LocalDate on) {}
}
