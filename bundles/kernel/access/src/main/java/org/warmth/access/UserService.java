package org.warmth.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** Users are kept by security admins; a password is known to its user alone. */
@Component(service = UserService.class)
public final class UserService {
    static final Set<Role> KEEPERS = Set.of(Role.SECURITY_ADMIN);

    private final Database database;
    private final UserStore users;
    private final GrantStore grants;
    private final Passwords passwords;
    private final PasswordSignIn signIn;
    private final VerifiedCredentials verified;
    private final FirstAdmin firstAdmin;
    private final Callers callers;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** The service on its parts. */
    @Activate
    public UserService(
            @Reference(target = "(module=kernel)") Database database,
            @Reference UserStore users,
            @Reference GrantStore grants,
            @Reference Passwords passwords,
            @Reference PasswordSignIn signIn,
            @Reference VerifiedCredentials verified,
            @Reference FirstAdmin firstAdmin,
            @Reference Callers callers,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.users = users;
        this.grants = grants;
        this.passwords = passwords;
        this.signIn = signIn;
        this.verified = verified;
        this.firstAdmin = firstAdmin;
        this.callers = callers;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    List<User> page(String text, long after, int size) {
        requireKeeper();
        return users.page(text, after, size);
    }

    User get(long id) {
        requireKeeper();
        return users.byId(id).orElseThrow(() -> Problem.notFound("access.no-user"));
    }

    /** Creates a user; a password given here opens nothing but its own change. */
    User create(String name, String displayName, String password, boolean shared) {
        requireKeeper();
        String normal = name == null ? "" : UserNames.normal(name);
        List<Violation> faults = new ArrayList<>();
        if (!UserNames.good(normal)) {
            faults.add(Violation.of("name", "access.name-malformed"));
        }
        if (displayName == null || displayName.isBlank() || displayName.codePointCount(0, displayName.length()) > 60) {
            faults.add(Violation.of("displayName", "access.display-name"));
        }
        String fault = password == null ? null : Passwords.fault(password, normal);
        if (fault != null) {
            faults.add(Violation.of("password", fault, Passwords.SHORTEST, Passwords.LONGEST));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        String hash = password == null ? null : passwords.hash(password);
        User user = new User(
                ids.next(),
                normal,
                displayName.strip(),
                hash,
                hash != null && !shared,
                shared,
                false,
                callers.current().user(),
                1);
        return database.write(sql -> {
            if (!users.insert(user)) {
                throw Problem.conflict("access.name-taken");
            }
            audit.record("access.user.create", 0, object(user), Map.of("name", user.name(), "shared", shared));
            return user;
        });
    }

    /** Locks or unlocks somebody else. */
    User lock(long id, boolean locked, int version) {
        return database.write(sql -> {
            User user = other(id);
            User changed = users.update(new User(
                    id,
                    user.name(),
                    user.displayName(),
                    user.password(),
                    user.changeDue(),
                    user.shared(),
                    locked,
                    user.createdBy(),
                    version));
            audit.record(locked ? "access.user.lock" : "access.user.unlock", 0, object(user), Map.of());
            database.afterCommit(() -> verified.drop(id));
            return changed;
        });
    }

    /**
     * Gives somebody else a new first password. Who sets it knows it, so money roles wait for a second person again.
     */
    User reset(long id, String password, int version) {
        User known = other(id);
        String fault = Passwords.fault(password, known.name());
        if (fault != null) {
            throw Problem.invalid("password", fault, Passwords.SHORTEST, Passwords.LONGEST);
        }
        String hash = passwords.hash(password);
        long by = callers.current().user();
        return database.write(sql -> {
            User user = other(id);
            User changed = users.update(new User(
                    id,
                    user.name(),
                    user.displayName(),
                    hash,
                    !user.shared(),
                    user.shared(),
                    user.locked(),
                    user.createdBy(),
                    version));
            for (GrantRow grant : grants.ofUser(id)) {
                if (grant.state() == GrantRow.State.ACTIVE && grant.role().money()) {
                    grants.move(grant, GrantRow.State.REQUESTED, by, null);
                }
            }
            audit.record("access.user.password-reset", 0, object(user), Map.of());
            database.afterCommit(() -> verified.drop(id));
            return changed;
        });
    }

    /** The caller as a user. */
    User me() {
        return users.byId(callers.current().user()).orElseThrow(() -> Problem.forbidden("access.user-gone"));
    }

    /** Changes the caller's own password, who must know the old one. */
    void changeOwn(String before, String after) {
        Caller caller = callers.current();
        User user = me();
        if (user.password() == null) {
            throw Problem.conflict("access.password-elsewhere");
        }
        if (user.shared()) {
            throw Problem.forbidden("access.password-shared");
        }
        String fault = Passwords.fault(after, user.name());
        if (fault == null && after.equals(before)) {
            fault = "access.password-same";
        }
        if (fault != null) {
            throw Problem.invalid("after", fault, Passwords.SHORTEST, Passwords.LONGEST);
        }
        try {
            signIn.verify(user.name(), before == null ? "" : before, caller.address());
        } catch (Problem refused) {
            if (refused.status() == 401) {
                throw Problem.invalid("before", "access.password-wrong");
            }
            throw refused;
        }
        String hash = passwords.hash(after);
        database.write(sql -> {
            users.update(new User(
                    user.id(),
                    user.name(),
                    user.displayName(),
                    hash,
                    false,
                    user.shared(),
                    user.locked(),
                    user.createdBy(),
                    user.version()));
            audit.record("access.user.password-change", 0, object(user), Map.of());
            database.afterCommit(() -> {
                verified.drop(user.id());
                if (user.name().equals(FirstAdmin.NAME)) {
                    firstAdmin.forget();
                }
            });
            return null;
        });
    }

    /** Somebody else, all of whose grants lie where the caller is security admin. */
    private User other(long id) {
        User user = get(id);
        Caller caller = callers.current();
        if (user.id() == caller.user()) {
            throw Problem.forbidden("access.own-account");
        }
        for (GrantRow grant : grants.ofUser(id)) {
            if (grant.open()) {
                access.require(KEEPERS, grant.grant().unit());
            }
        }
        return user;
    }

    private void requireKeeper() {
        if (!callers.current().has(Role.SECURITY_ADMIN)) {
            throw Problem.forbidden("access.forbidden");
        }
    }

    private static String object(User user) {
        return "access.user/" + user.id();
    }
}
