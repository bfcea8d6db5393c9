package org.warmth.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.warmth.access.Views.GrantView;
import org.warmth.access.Views.NewGrant;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Grants over REST, for security admins. */
@Component(service = GrantResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=access)")
@Path("grants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class GrantResource {
    private final GrantService grants;
    private final UserStore users;
    private final Idempotency idempotency;

    /** The resource on its service. */
    @Activate
    public GrantResource(
            @Reference GrantService grants, @Reference UserStore users, @Reference Idempotency idempotency) {
        this.grants = grants;
        this.users = users;
        this.idempotency = idempotency;
    }

    /** Grants of a user or in a state, page by page. */
    @GET
    @Operation(summary = "授权列表；state=REQUESTED 为待第二人确认的 · Grants by user or state; REQUESTED wait for a second person")
    public Page<GrantView> list(
            @QueryParam("user") Long user,
            @QueryParam("state") GrantRow.State state,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("100") int size) {
        int asked = Page.size(size);
        return Page.of(views(grants.page(user, state, after, asked + 1)), asked, GrantView::id);
    }

    /** One grant. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "一项授权 · One grant")
    public GrantView get(@PathParam("id") long id) {
        return view(grants.get(id));
    }

    /** Grants a role; a money role waits for a second person. */
    @POST
    @Operation(
            summary =
                    "授权；复核、出纳、审批角色须由另一名安全管理员确认 · Grant a role; money roles wait for a second security admin; needs Idempotency-Key")
    public Created<Idempotency.Created> create(NewGrant grant) {
        return idempotency.created(() -> {
            GrantRow row = grants.request(
                    grant.user(),
                    grant.role(),
                    grant.unit(),
                    grant.from(),
                    grant.to(),
                    grant.standsInFor() == null ? 0 : grant.standsInFor(),
                    grant.reason());
            return Idempotency.Created.of(row.id(), row.version());
        });
    }

    /** Confirms a money role. */
    @PUT
    @Path("{id}/confirm")
    @Operation(summary = "第二人确认 · Confirm as a second person; needs If-Match")
    public GrantView confirm(@PathParam("id") long id, @HeaderParam("If-Match") String match) {
        return view(grants.decide(id, true, IfMatch.version(match)));
    }

    /** Refuses a money role. */
    @PUT
    @Path("{id}/refuse")
    @Operation(summary = "第二人不同意 · Refuse as a second person; needs If-Match")
    public GrantView refuse(@PathParam("id") long id, @HeaderParam("If-Match") String match) {
        return view(grants.decide(id, false, IfMatch.version(match)));
    }

    /** Takes a grant back. */
    @PUT
    @Path("{id}/revoke")
    @Operation(summary = "收回授权 · Take a grant back; needs If-Match")
    public GrantView revoke(@PathParam("id") long id, @HeaderParam("If-Match") String match) {
        return view(grants.revoke(id, IfMatch.version(match)));
    }

    private GrantView view(GrantRow row) {
        return views(List.of(row)).get(0);
    }

    private List<GrantView> views(List<GrantRow> rows) {
        Map<Long, String> names = users.names(rows.stream().map(GrantRow::user).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new GrantView(
                        row.id(),
                        row.user(),
                        names.get(row.user()),
                        row.role(),
                        row.grant().unit(),
                        row.grant().from(),
                        row.grant().to(),
                        row.grant().standsInFor() == 0 ? null : row.grant().standsInFor(),
                        row.state(),
                        row.requestedBy(),
                        row.decidedBy() == 0 ? null : row.decidedBy(),
                        row.version()))
                .toList();
    }
}
