package org.warmth.hardship;

import static org.warmth.hardship.FileState.APPROVED;
import static org.warmth.hardship.FileState.CLOSED;
import static org.warmth.hardship.FileState.COMPARING;
import static org.warmth.hardship.FileState.DRAFT;
import static org.warmth.hardship.FileState.MONITORED;
import static org.warmth.hardship.FileState.PRECHECKED;
import static org.warmth.hardship.FileState.PUBLICISED;
import static org.warmth.hardship.FileState.REFUSED;
import static org.warmth.hardship.FileState.RELAPSED;
import static org.warmth.hardship.FileState.SUBMITTED;
import static org.warmth.hardship.FileState.SURVEYED;
import static org.warmth.hardship.FileState.VOIDED;

import java.util.Set;
import org.warmth.api.access.Role;
import org.warmth.api.workflow.Lifecycle;

/**
 * The lives of hardship files as tables (law 4; domain 3.4, 5.23): of a file in relative hardship, of a grave one, which the
 * leader decides, and of a temporary one, which is decided after the first check. One kind, so that a file whose type changes
 * keeps its history.
 */
final class HardshipLife {
    static final String KIND = "hardship.file";

    /** Who writes files. */
    static final Set<Role> MAKERS = Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER);
    /** Who reads them. */
    static final Set<Role> READERS =
            Set.of(Role.CLERK, Role.CHAIR, Role.OFFICER, Role.LEADER, Role.CITY_OFFICER, Role.AUDITOR);

    static final Set<Role> OFFICER = Set.of(Role.OFFICER);
    static final Set<Role> LEADER = Set.of(Role.LEADER);

    private static final Set<Role> CHECKERS = Set.of(Role.CHAIR, Role.OFFICER);
    private static final Set<Role> JUDGES = Set.of(Role.CHAIR, Role.OFFICER, Role.LEADER);
    private static final Set<FileState> UNDER_WAY = Set.of(SUBMITTED, PRECHECKED, SURVEYED, COMPARING, PUBLICISED);
    private static final Set<String> WRITING = Set.of("make", "edit", "revise", "promote", "submit");
    private static final Set<String> BEFORE_DECISION =
            Set.of("make", "edit", "revise", "promote", "submit", "precheck");

    private static final Lifecycle<FileState> RELATIVE = whole(OFFICER);
    private static final Lifecycle<FileState> GRAVE = whole(LEADER);
    private static final Lifecycle<FileState> TEMPORARY = begun().step(
                    "approve", Set.of(PRECHECKED), APPROVED, OFFICER, BEFORE_DECISION)
            .step("promote", Set.of(APPROVED), DRAFT, MAKERS)
            .back("close", Set.of(APPROVED), CLOSED, OFFICER)
            .build();

    private HardshipLife() {}

    /** The life of a file of that type. */
    static Lifecycle<FileState> of(FileType type) {
        return switch (type) {
            case RELATIVE -> RELATIVE;
            case DEEP, ACCIDENT -> GRAVE;
            case TEMPORARY -> TEMPORARY;
        };
    }

    /** What every file begins with, and how it goes back or away. */
    private static Lifecycle.Table<FileState> begun() {
        return Lifecycle.<FileState>of(KIND)
                .create("make", DRAFT, MAKERS)
                .step("edit", Set.of(DRAFT), DRAFT, MAKERS)
                .step("revise", Set.of(RELAPSED), RELAPSED, MAKERS)
                .step("submit", Set.of(DRAFT, RELAPSED), SUBMITTED, MAKERS)
                .step("precheck", Set.of(SUBMITTED), PRECHECKED, CHECKERS, WRITING)
                .step("amend", Set.of(APPROVED), APPROVED, OFFICER)
                .back("return", UNDER_WAY, DRAFT, JUDGES)
                .back("refuse", UNDER_WAY, REFUSED, JUDGES)
                .back("relapse", Set.of(MONITORED, CLOSED), RELAPSED, OFFICER)
                .back("void", Set.of(DRAFT), VOIDED, MAKERS);
    }

    private static Lifecycle<FileState> whole(Set<Role> deciders) {
        return begun().step("adopt", Set.of(SUBMITTED), APPROVED, deciders, WRITING)
                .step("survey", Set.of(PRECHECKED), SURVEYED, MAKERS)
                .step("compare", Set.of(SURVEYED), COMPARING, OFFICER)
                .step("publicise", Set.of(COMPARING), PUBLICISED, MAKERS)
                .step("approve", Set.of(PUBLICISED), APPROVED, deciders, BEFORE_DECISION)
                .step("review", Set.of(APPROVED), APPROVED, CHECKERS)
                .step("propose-exit", Set.of(APPROVED), APPROVED, CHECKERS)
                .back("decline-exit", Set.of(APPROVED), APPROVED, OFFICER)
                .step("exit", Set.of(APPROVED), MONITORED, OFFICER, Set.of("propose-exit"))
                .back("close", Set.of(APPROVED, MONITORED), CLOSED, OFFICER)
                .build();
    }
}
