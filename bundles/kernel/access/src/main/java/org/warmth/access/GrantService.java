package org.warmth.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.access.GrantRow.State;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Access;
import org.warmth.api.access.Callers;
import org.warmth.api.access.Grant;
import org.warmth.api.access.Role;
import org.warmth.api.audit.Audit;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** Grants: asked for by a security admin, money roles confirmed by a second one, never to oneself (domain 0.6). */
@Component(service = GrantService.class)
public final class GrantService {
    private final Database database;
    private final GrantStore grants;
    private final UserStore users;
    private final VerifiedCredentials verified;
    private final Callers callers;
    private final Access access;
    private final Audit audit;
    private final Ids ids;

    /** The service on its parts. */
    @Activate
    public GrantService(
            @Reference(target = "(module=kernel)") Database database,
            @Reference GrantStore grants,
            @Reference UserStore users,
            @Reference VerifiedCredentials verified,
            @Reference Callers callers,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.grants = grants;
        this.users = users;
        this.verified = verified;
        this.callers = callers;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    List<GrantRow> page(Long user, State state, long after, int size) {
        requireKeeper();
        return grants.page(user, state, after, size);
    }

    GrantRow get(long id) {
        requireKeeper();
        return grants.byId(id).orElseThrow(() -> Problem.notFound("access.no-grant"));
    }

    private void requireKeeper() {
        if (!callers.current().has(Role.SECURITY_ADMIN)) {
            throw Problem.forbidden("access.forbidden");
        }
    }

    /**
     * Grants a role, or, for money, asks a second person to; or lets somebody stand in for its holder for a time (domain 5.23).
     *
     * @param standsInFor the user who delegates, who holds the role over exactly this unit; 0 for a role of one's own
     * @param reason why it is delegated
     */
    GrantRow request(long user, Role role, long unit, LocalDate from, LocalDate to, long standsInFor, String reason) {
        long by = callers.current().user();
        access.require(UserService.KEEPERS, unit);
        if (user == by) {
            throw Problem.forbidden("access.own-grant");
        }
        List<Violation> faults = new ArrayList<>();
        LocalDate first = from == null ? grants.today() : from;
        if (to != null && to.isBefore(first)) {
            faults.add(Violation.of("to", "access.grant-days"));
        }
        if (role == null) {
            faults.add(Violation.of("role", "access.grant-role"));
        } else if (role.business() == (unit == 0)) {
            faults.add(Violation.of("unit", role.business() ? "access.grant-unit" : "access.grant-server"));
        }
        User holder = users.byId(user).orElse(null);
        if (holder == null) {
            faults.add(Violation.of("user", "access.no-user"));
        }
        if (standsInFor != 0) {
            delegation(faults, user, role, unit, to, standsInFor, reason);
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return database.write(sql -> {
            List<GrantRow> held = grants.ofUser(user);
            GrantRules.refuseMixture(role, holder.shared(), held);
            GrantRow row = new GrantRow(
                    ids.next(),
                    user,
                    new Grant(role, unit, first, to, standsInFor),
                    role.money() ? State.REQUESTED : State.ACTIVE,
                    by,
                    0,
                    1);
            grants.insert(row);
            trail(role.money() ? "access.grant.request" : "access.grant.give", row, reason);
            return row;
        });
    }

    /** A duty is lent by whoever has it, for a time and with a reason, and never lent on. */
    private void delegation(
            List<Violation> faults, long user, Role role, long unit, LocalDate to, long standsInFor, String reason) {
        boolean has = grants.ofUser(standsInFor).stream()
                .anyMatch(row -> row.holds(grants.today())
                        && row.role() == role
                        && row.grant().unit() == unit
                        && row.grant().standsInFor() == 0);
        if (!has || standsInFor == user || role == null || !role.business()) {
            faults.add(Violation.of("standsInFor", "access.delegation-holder"));
        }
        if (to == null) {
            faults.add(Violation.of("to", "access.delegation-end"));
        }
        if (reason == null || reason.isBlank()) {
            faults.add(Violation.of("reason", "rest.required"));
        }
    }

    /** The second person's word on a money role. */
    GrantRow decide(long id, boolean good, int version) {
        return database.write(sql -> {
            GrantRow row = known(id, version);
            long by = callers.current().user();
            if (row.state() != State.REQUESTED) {
                throw Problem.conflict("access.grant-decided");
            }
            if (by == row.requestedBy() || by == row.user()) {
                throw Problem.forbidden("access.second-person");
            }
            GrantRow moved = grants.move(row, good ? State.ACTIVE : State.REFUSED, row.requestedBy(), by);
            trail(good ? "access.grant.confirm" : "access.grant.refuse", row);
            return moved;
        });
    }

    /** Takes a grant back. */
    GrantRow revoke(long id, int version) {
        return database.write(sql -> {
            GrantRow row = known(id, version);
            if (!row.open()) {
                throw Problem.conflict("access.grant-decided");
            }
            if (row.role() == Role.SECURITY_ADMIN
                    && row.grant().unit() == 0
                    && grants.ofServer(Role.SECURITY_ADMIN).stream()
                            .filter(other -> other.holds(grants.today()))
                            .noneMatch(other -> other.user() != row.user())) {
                throw Problem.conflict("access.last-security-admin");
            }
            GrantRow moved = grants.move(
                    row, State.REVOKED, row.requestedBy(), callers.current().user());
            trail("access.grant.revoke", row);
            return moved;
        });
    }

    private GrantRow known(long id, int version) {
        GrantRow row = grants.byId(id).orElseThrow(() -> Problem.notFound("access.no-grant"));
        access.require(UserService.KEEPERS, row.grant().unit());
        if (row.version() != version) {
            throw Problem.stale();
        }
        return row;
    }

    private void trail(String action, GrantRow row) {
        trail(action, row, null);
    }

    private void trail(String action, GrantRow row, String reason) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("user", row.user());
        facts.put("role", row.role().name());
        if (row.grant().standsInFor() != 0) {
            facts.put("standsInFor", row.grant().standsInFor());
        }
        if (reason != null) {
            facts.put("reason", reason.strip());
        }
        audit.record(action, row.grant().unit(), "access.grant/" + row.id(), facts);
        database.afterCommit(() -> verified.drop(row.user()));
    }
}
