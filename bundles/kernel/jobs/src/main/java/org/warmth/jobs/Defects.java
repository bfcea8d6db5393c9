package org.warmth.jobs;

import org.slf4j.Logger;

/** Logs what went wrong without the message, which may hold somebody's personal data. */
final class Defects {
    private Defects() {}

    static void log(Logger log, String what, Object which, Throwable defect) {
        log.error("{} {} failed: a defect", what, which, bare(defect));
    }

    private static Throwable bare(Throwable defect) {
        Throwable cause = defect.getCause();
        Bare bare = new Bare(defect.getClass().getName(), cause == null || cause == defect ? null : bare(cause));
        bare.setStackTrace(defect.getStackTrace());
        return bare;
    }

    /** A throwable's type and place. */
    private static final class Bare extends Exception {
        private static final long serialVersionUID = 1L;

        private Bare(String type, Throwable cause) {
            super(type, cause);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
