package org.warmth.hardship;

import java.time.LocalDate;

/**
 * What became of a file: what its steps wrote down.
 *
 * @param survey the visit to the home, or null
 * @param sentOn when the household was sent for comparison, or null
 * @param approvedOn since when it is active, or null
 * @param reviewDue when it is to be looked at again, or null
 * @param reliefUntil until when a temporary file helps, or null
 * @param exit how it is to leave, or left, hardship, or null
 * @param closing why it was closed, or null
 * @param closedOn when, or null
 */
record FileCourse(
        Survey survey,
        LocalDate sentOn,
        LocalDate approvedOn,
        LocalDate reviewDue,
        LocalDate reliefUntil,
        Exit exit,
        Closing closing,
        LocalDate closedOn) {
    /** Nothing happened yet. */
    static final FileCourse NEW = new FileCourse(null, null, null, null, null, null, null, null);

    /**
     * A visit to the home (入户调查), by two.
     *
     * @param on when
     * @param witness who came along
     * @param finding what was found; encrypted
     */
    record Survey(LocalDate on, String witness, String finding) {}

    /**
     * A way out of hardship.
     *
     * @param path which
     * @param on since when
     */
    record Exit(ExitPath path, LocalDate on) {}

    FileCourse surveyed(Survey made) {
        return new FileCourse(made, sentOn, approvedOn, reviewDue, reliefUntil, exit, closing, closedOn);
    }

    FileCourse sent(LocalDate on) {
        return new FileCourse(survey, on, approvedOn, reviewDue, reliefUntil, exit, closing, closedOn);
    }

    FileCourse approved(LocalDate on, LocalDate due) {
        return new FileCourse(survey, sentOn, on, due, reliefUntil, exit, closing, closedOn);
    }

    FileCourse relieved(LocalDate on, LocalDate until) {
        return new FileCourse(survey, sentOn, on, null, until, exit, closing, closedOn);
    }

    FileCourse reviewed(LocalDate due) {
        return new FileCourse(survey, sentOn, approvedOn, due, reliefUntil, exit, closing, closedOn);
    }

    FileCourse leaving(Exit by) {
        return new FileCourse(survey, sentOn, approvedOn, reviewDue, reliefUntil, by, closing, closedOn);
    }

    FileCourse closed(Closing why, LocalDate on) {
        return new FileCourse(survey, sentOn, approvedOn, null, reliefUntil, exit, why, on);
    }

    /** Begun anew: what was found before is found again; help that was granted for a time goes on. */
    FileCourse anew() {
        return new FileCourse(null, null, null, null, reliefUntil, null, null, null);
    }
}
