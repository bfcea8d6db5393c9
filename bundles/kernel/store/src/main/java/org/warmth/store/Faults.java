package org.warmth.store;

import java.sql.SQLException;
import java.util.Set;
import org.warmth.api.Problem;

/** Which failures of a database pass when tried again, and which mean that it is away. */
final class Faults {
    /** The code of the problem while there is no database. */
    static final String AWAY = "store.database-away";

    private static final String TAKEN = "23505";
    /** So many imports may meet over the same payees. */
    private static final int TAKEN_AGAIN = 4;

    private static final Set<String> REPEATABLE = Set.of("40001", "40P01", "40XL1", "40XL2", "55P03");
    /** Shut down, starting up, crashed, or Derby's system going down. */
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03", "XJ015", "XJ004", "08006");

    private Faults() {}

    /**
     * Whether the whole transaction may succeed when tried again. A key that somebody else took in the same moment is
     * tried some times more: then an insert that leaves existing rows alone sees it (Derby knows no ON CONFLICT), and
     * perhaps meets the next who was faster.
     */
    static boolean repeatable(Throwable failure, int attempt) {
        String state = state(failure);
        return state != null && (REPEATABLE.contains(state) || TAKEN.equals(state) && attempt <= TAKEN_AGAIN);
    }

    /** What the caller gets: a 503 problem if the database went away, else the failure itself. */
    static RuntimeException translate(Throwable failure) {
        if (!(failure instanceof Problem) && away(state(failure))) {
            return Problem.unavailable(AWAY, failure);
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException runtime) {
            return runtime;
        }
        return new IllegalStateException("the database refused", failure);
    }

    /** Whether a failure means that there is no database to talk to. */
    static boolean away(Throwable failure) {
        return away(state(failure));
    }

    private static boolean away(String state) {
        return state != null && (state.startsWith("08") || GONE.contains(state));
    }

    private static String state(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return specific(sql);
            }
        }
        return null;
    }

    /** A batch hides what stopped it behind its own exception. */
    private static String specific(SQLException failure) {
        for (SQLException at = failure; at != null; at = at.getNextException()) {
            String state = at.getSQLState();
            if (state != null && (REPEATABLE.contains(state) || TAKEN.equals(state) || away(state))) {
                return state;
            }
        }
        return failure.getSQLState();
    }
}
