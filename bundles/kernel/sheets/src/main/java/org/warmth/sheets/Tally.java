package org.warmth.sheets;

import java.util.ArrayList;
import java.util.List;
import org.warmth.api.sheets.Row;
import org.warmth.sheets.ImportView.Counts;
import org.warmth.sheets.reading.SheetRow;

/** Counts what came of a chunk. */
final class Tally {
    private Tally() {}

    /** The counts of rows after they were accepted; {@code skipped} were rows of totals. */
    static Counts of(List<SheetRow> rows, boolean dryRun, int skipped) {
        int[] outcomes = new int[Row.Outcome.values().length];
        int errors = 0;
        int doubts = 0;
        int notes = skipped;
        for (SheetRow row : rows) {
            notes += row.has(Row.Severity.NOTE) ? 1 : 0;
            if (row.has(Row.Severity.ERROR)) {
                errors++;
            } else if (!row.good()) {
                doubts++;
            } else if (!dryRun) {
                if (row.outcome() == null) {
                    throw new IllegalStateException("the roster left row " + row.number() + " without an outcome");
                }
                outcomes[row.outcome().ordinal()]++;
            }
        }
        return new Counts(
                rows.size(),
                outcomes[Row.Outcome.CREATED.ordinal()],
                outcomes[Row.Outcome.UPDATED.ordinal()],
                outcomes[Row.Outcome.UNCHANGED.ordinal()],
                outcomes[Row.Outcome.CORRECTION.ordinal()],
                errors,
                doubts,
                notes);
    }

    /** What to keep of rows for the marked file: all of a small file, else those with something to say. */
    static List<RowOutcome> outcomes(List<SheetRow> rows, boolean all) {
        List<RowOutcome> kept = new ArrayList<>();
        for (SheetRow row : rows) {
            if (all || !row.faults().isEmpty()) {
                kept.add(new RowOutcome(
                        row.number(), row.id(), !row.isTotal() && !row.good(), List.copyOf(row.faults())));
            }
        }
        return kept;
    }
}
