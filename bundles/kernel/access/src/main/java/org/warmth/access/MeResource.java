package org.warmth.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.access.Views.Me;
import org.warmth.access.Views.PasswordChange;
import org.warmth.access.Views.RoleView;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Grant;
import org.warmth.api.people.Unit;
import org.warmth.api.people.Units;

/** The caller about themselves: who, with which roles over which units, and the own password. */
@Component(service = MeResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=access)")
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "access")
public final class MeResource {
    private final UserService users;
    private final Callers callers;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Units units;

    /** The resource on its service. */
    @Activate
    public MeResource(@Reference UserService users, @Reference Callers callers) {
        this.users = users;
        this.callers = callers;
    }

    /** Who am I. */
    @GET
    @Operation(summary = "当前登录人、角色与单位 · Who is signed in, with roles and units")
    public Me me() {
        User user = users.me();
        Caller caller = callers.current();
        Units tree = units;
        Map<Long, Unit> names = tree == null
                ? Map.of()
                : tree.byIds(caller.grants().stream().map(Grant::unit).collect(Collectors.toSet()));
        return new Me(
                user.id(),
                user.name(),
                user.displayName(),
                user.shared(),
                user.changeDue() && caller.grants().isEmpty(),
                caller.grants().stream()
                        .map(grant -> new RoleView(
                                grant.role(),
                                grant.unit(),
                                names.containsKey(grant.unit())
                                        ? names.get(grant.unit()).name()
                                        : null,
                                grant.from(),
                                grant.to()))
                        .toList());
    }

    /** Changes the own password. */
    @PUT
    @Path("password")
    @Operation(summary = "修改自己的密码 · Change the own password")
    public void password(PasswordChange change) {
        users.changeOwn(change.before(), change.after());
    }
}
