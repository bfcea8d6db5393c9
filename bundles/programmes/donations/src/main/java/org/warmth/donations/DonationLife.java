package org.warmth.donations;

import static org.warmth.donations.DonationState.*;

import java.util.EnumSet;
import java.util.Set;
import org.warmth.api.access.Role;
import org.warmth.api.lists.ListState;
import org.warmth.api.workflow.Lifecycle;

/** The lives of a donation and of a list, as tables (law 4; domain 5.16, 5.23). */
final class DonationLife {
    /** Who makes drives and lists. */
    static final Set<Role> MAKERS = EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who writes donations down. */
    static final Set<Role> RECORDERS = EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.CASHIER);
    /** Who receives what is given, and writes receipts. */
    static final Set<Role> CASHIER = EnumSet.of(Role.CASHIER);
    /** Who sets aside what was given. */
    static final Set<Role> REVIEWER = EnumSet.of(Role.REVIEWER);
    /** Who has sums published. */
    static final Set<Role> OFFICER = EnumSet.of(Role.OFFICER);
    /** Who sees donors' full names: they write them down and on receipts. */
    static final Set<Role> NAMERS = EnumSet.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.CASHIER, Role.REVIEWER);
    /** Who reads donations. */
    static final Set<Role> STAFF = EnumSet.of(
            Role.CLERK,
            Role.CHAIR,
            Role.OFFICER,
            Role.REVIEWER,
            Role.CASHIER,
            Role.LEADER,
            Role.CITY_OFFICER,
            Role.AUDITOR);

    private static final Set<Role> REFUNDERS = EnumSet.of(Role.REVIEWER, Role.LEADER);

    /** A donation; what was received is given back by somebody else than who took it. */
    static final Lifecycle<DonationState> DONATION = Lifecycle.<DonationState>of("donations.donation")
            .create("pledge", PLEDGED, RECORDERS)
            .step("receive", Set.of(PLEDGED), RECEIVED, CASHIER)
            .step("receipt", Set.of(RECEIVED), RECEIPTED, CASHIER)
            .back("recall", Set.of(RECEIPTED), RECEIVED, CASHIER)
            .step("allocate-part", Set.of(RECEIPTED), RECEIPTED, REVIEWER)
            .step("allocate", Set.of(RECEIPTED), ALLOCATED, REVIEWER)
            .back("release", Set.of(RECEIPTED, ALLOCATED), RECEIPTED, REVIEWER)
            .step("publish", Set.of(ALLOCATED), PUBLISHED, OFFICER)
            .back("refund", IN_HAND, REFUNDED, REFUNDERS, Set.of("pledge", "receive", "receipt"))
            .back("withdraw", Set.of(PLEDGED), VOIDED, RECORDERS)
            .build();

    /** A list of donations: the cashier who receives it did not fill it in. */
    static final Lifecycle<ListState> LIST = Lifecycle.<ListState>of("donations.list")
            .create("make", ListState.DRAFT, RECORDERS)
            .step("fill", Set.of(ListState.DRAFT), ListState.DRAFT, RECORDERS)
            .step("submit", Set.of(ListState.DRAFT), ListState.SUBMITTED, RECORDERS)
            .step("receive", Set.of(ListState.SUBMITTED), ListState.APPROVED, CASHIER, Set.of("make", "fill", "submit"))
            .step("post", Set.of(ListState.APPROVED), ListState.APPROVED, CASHIER, Set.of("make", "fill", "submit"))
            .back("return", Set.of(ListState.SUBMITTED), ListState.DRAFT, CASHIER)
            .back("void", Set.of(ListState.DRAFT), ListState.VOIDED, RECORDERS)
            .build();

    private DonationLife() {}
}
