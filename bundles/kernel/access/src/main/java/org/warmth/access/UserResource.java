package org.warmth.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.warmth.access.Views.NewPassword;
import org.warmth.access.Views.NewUser;
import org.warmth.access.Views.UserView;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Idempotency;
import org.warmth.api.rest.IfMatch;
import org.warmth.api.rest.Page;

/** Users over REST, for security admins. */
@Component(service = UserResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=access)")
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class UserResource {
    private final UserService users;
    private final Idempotency idempotency;

    /** The resource on its service. */
    @Activate
    public UserResource(@Reference UserService users, @Reference Idempotency idempotency) {
        this.users = users;
        this.idempotency = idempotency;
    }

    /** Users by name, page by page. */
    @GET
    @Operation(summary = "用户列表 · Users by name")
    public Page<UserView> list(
            @QueryParam("q") String text,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("100") int size) {
        int asked = Page.size(size);
        return Page.of(
                users.page(text, after, asked + 1).stream().map(UserView::of).toList(), asked, UserView::id);
    }

    /** One user. */
    @GET
    @Path("{id}")
    @Operation(summary = "一个用户 · One user")
    public UserView get(@PathParam("id") long id) {
        return UserView.of(users.get(id));
    }

    /** Creates a user. */
    @POST
    @Operation(summary = "新建用户 · Create a user; needs Idempotency-Key")
    public Created<Idempotency.Created> create(NewUser user) {
        return idempotency.created(() -> {
            User created =
                    users.create(user.name(), user.displayName(), user.password(), Boolean.TRUE.equals(user.shared()));
            return Idempotency.Created.of(created.id(), created.version());
        });
    }

    /** Locks a user. */
    @PUT
    @Path("{id}/lock")
    @Operation(summary = "锁定用户 · Lock a user; needs If-Match")
    public UserView lock(@PathParam("id") long id, @HeaderParam("If-Match") String match) {
        return UserView.of(users.lock(id, true, IfMatch.version(match)));
    }

    /** Unlocks a user. */
    @PUT
    @Path("{id}/unlock")
    @Operation(summary = "解除锁定 · Unlock a user; needs If-Match")
    public UserView unlock(@PathParam("id") long id, @HeaderParam("If-Match") String match) {
        return UserView.of(users.lock(id, false, IfMatch.version(match)));
    }

    /** Gives a user a new first password. */
    @PUT
    @Path("{id}/password")
    @Operation(
            summary =
                    "重置初始密码；涉及资金的角色须由第二人重新确认 · Give a new first password; money roles wait for a second person; needs If-Match")
    public UserView reset(@PathParam("id") long id, @HeaderParam("If-Match") String match, NewPassword password) {
        return UserView.of(users.reset(id, password.password(), IfMatch.version(match)));
    }
}
