package org.warmth.sheets;

import java.time.Instant;

/**
 * An import as people see it.
 *
 * @param id its id
 * @param roster the roster's name
 * @param unit the unit it was for
 * @param job the job that does it
 * @param fileName the upload's name
 * @param dryRun whether it only checked
 * @param state where it stands
 * @param counts what came of the rows so far
 * @param markedFile the marked file, or null
 * @param startedBy the user's name
 * @param startedAt when it was started
 * @param finishedAt when it ended, or null
 */
public record ImportView(
        long id,
        String roster,
        long unit,
        long job,
        String fileName,
        boolean dryRun,
        State state,
        Counts counts,
        Long markedFile,
        String startedBy,
        Instant startedAt,
        Instant finishedAt) {
    /** The states of an import. */
    public enum State {
        /** Waits for its job or is being worked on. */
        RUNNING,
        /** Every row was looked at. */
        DONE,
        /** Broke off; what it had made was taken back. */
        FAILED,
        /** Stopped on request; what it had made was taken back. */
        CANCELLED,
        /** Taken back whole. */
        UNDONE
    }

    /**
     * Rows counted.
     *
     * @param rows all rows below the headings
     * @param created rows that made a record
     * @param updated rows that changed a draft
     * @param unchanged rows whose record already said so
     * @param corrections rows whose record is posted, so that a correction waits
     * @param errors rows held back by an error
     * @param doubts rows held back by a doubt alone
     * @param notes rows with something worth knowing
     */
    public record Counts(
            int rows, int created, int updated, int unchanged, int corrections, int errors, int doubts, int notes) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    rows + more.rows,
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    corrections + more.corrections,
                    errors + more.errors,
                    doubts + more.doubts,
                    notes + more.notes);
        }

        /** Rows held back. */
        public int waiting() {
            return errors + doubts;
        }
    }
}
