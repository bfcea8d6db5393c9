package org.warmth.api.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.lists.ListDesk;
import org.warmth.api.lists.ListState;
import org.warmth.api.lists.ListView;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;
import org.warmth.api.workflow.Reasoned;

/**
 * Lists over REST, the same in every module: a module's resource extends it, with {@code @Path("lists")}, and may add
 * paths of its own.
 *
 * @param <I> what steps carry
 * @param <V> how staff sees a list
 */
@ConsumerType
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public abstract class ListResource<I extends Reasoned, V extends ListView> {
    private final ListDesk<I, V> lists;
    private final Idempotency idempotency;

    /** Over the lists of a kind. */
    protected ListResource(ListDesk<I, V> lists, Idempotency idempotency) {
        this.lists = lists;
        this.idempotency = idempotency;
    }

    /**
     * What makes a list.
     *
     * @param unit the unit
     * @param title what it is called
     */
    @Schema(example = "{\"unit\":\"601\",\"title\":\"春节慰问名册\"}")
    public record ListInput(long unit, String title) {}

    /** The lists of the caller's units. */
    @GET
    @Operation(summary = "名册 · Lists, by unit or state")
    public Page<V> list(
            @QueryParam("unit") long unit,
            @QueryParam("state") ListState state,
            @QueryParam("after") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        return lists.page(unit, state, after, Page.size(size));
    }

    /** Makes an empty list. */
    @POST
    @Operation(summary = "新建名册 · Make an empty list; needs Idempotency-Key")
    public Created<V> create(ListInput input) {
        return idempotency.created(() -> lists.create(input.unit(), input.title()), lists::get);
    }

    /** One list. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一份名册 · One list, what it holds and the steps that may follow")
    public V get(@PathParam("id") long id) {
        return lists.get(id);
    }

    /** Takes a step. */
    @POST
    @Path("{id: \\d+}/steps/{step}")
    @Operation(
            summary = "名册办理 · Take a step; needs If-Match",
            description = "one of the list's next; the step into the ledger starts a job, whose id is the list's job")
    public V step(
            @PathParam("id") long id,
            @PathParam("step") String step,
            @HeaderParam("If-Match") String version,
            I input) {
        return lists.step(id, IfMatch.version(version), step, input);
    }
}
