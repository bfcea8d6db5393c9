package org.warmth.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.warmth.api.Problem;
import org.warmth.api.access.Role;

/** Which roles one person may not hold together: the three admins, the auditor and those who work (domain 3.8, 0.6). */
final class GrantRules {
    private GrantRules() {}

    /**
     * Refuses a role beside those held.
     *
     * @throws Problem 409 {@code access.grant-mixture} or {@code access.grant-shared}
     */
    static void refuseMixture(Role role, boolean shared, List<GrantRow> held) {
        if (shared && (role.money() || !role.business())) {
            throw Problem.conflict("access.grant-shared");
        }
        for (GrantRow row : held) {
            if (row.open() && (apart(role, row.role()) || apart(row.role(), role))) {
                throw Problem.conflict(
                        "access.grant-mixture", role.name(), row.role().name());
            }
        }
    }

    private static boolean apart(Role one, Role other) {
        Set<Role> watchers = EnumSet.of(Role.AUDITOR, Role.LOG_ADMIN);
        return switch (one) {
            case SYSTEM_ADMIN, SECURITY_ADMIN -> other.business() || watchers.contains(other);
            case LOG_ADMIN -> other != Role.LOG_ADMIN && other != Role.AUDITOR;
            case AUDITOR -> other != Role.AUDITOR && other != Role.LOG_ADMIN && other != Role.MEMBER;
            default -> false;
        };
    }
}
