package org.warmth.funds;

import java.util.Set;
import org.warmth.api.access.Role;

/** Who does what with money (domain 5.4, 5.23). */
final class FundRoles {
    /** Who makes projects and payment lists. */
    static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who books money and goods that come in. */
    static final Set<Role> BOOKERS = Set.of(Role.REVIEWER, Role.CASHIER);
    /** Who decides. */
    static final Set<Role> LEADER = Set.of(Role.LEADER);
    /** Who pays. */
    static final Set<Role> CASHIER = Set.of(Role.CASHIER);
    /** Who checks what others made. */
    static final Set<Role> REVIEWER = Set.of(Role.REVIEWER);
    /** Who sends back what others made. */
    static final Set<Role> CHECKERS = Set.of(Role.REVIEWER, Role.LEADER);
    /** Through whose hands money goes. */
    static final Set<Role> MONEY = Set.of(Role.REVIEWER, Role.CASHIER, Role.LEADER);
    /** Through whose hands a batch goes. */
    static final Set<Role> HANDLERS =
            Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.REVIEWER, Role.CASHIER, Role.LEADER);

    private FundRoles() {}
}
