package org.warmth.api.sheets;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.access.Role;

/** A roster that a module declares once; registered as a service with property {@code roster}. */
@ConsumerType
public interface Roster {
    /** The service property that names the roster. */
    String NAME = "roster";

    /** Its name and message prefix, for example {@code visits.roster}. */
    String name();

    /** Its columns in the order of the template. */
    List<Column> columns();

    /**
     * Sets of columns that two rows of one file should not share, for example the payee's number and the project; each
     * repeat is a doubt that names the earlier row. A row counts where all columns of the set are filled. Rows that are
     * equal in every cell are doubted without being asked for.
     */
    default List<List<String>> distinct() {
        return List.of();
    }

    /** Who may import over the unit. */
    Set<Role> importers();

    /**
     * Lets what {@link #check} will ask be looked up ahead, on another thread and while earlier rows are being written.
     * Writes nothing, adds no faults; units are not yet resolved.
     */
    default void foresee(RosterImport job, List<Row> rows) {}

    /**
     * Checks rows against the records, at most {@link org.warmth.api.store.Database#CHUNK} at once; adds faults, writes
     * nothing. Rows that already have errors are included, so that one look shows everything.
     */
    void check(RosterImport job, List<Row> rows);

    /**
     * Makes records of good rows in the transaction of the chunk and says each row's outcome. May be called again with
     * the same rows if the transaction is tried again; a row that turns out bad only now may still be given an error or
     * doubt instead of an outcome, and waits.
     */
    void accept(RosterImport job, List<Row> rows);

    /** After the last chunk, in its own transaction: for what concerns the list as a whole. */
    default void finish(RosterImport job) {}

    /**
     * Takes back everything an import made, in the caller's transaction, at most {@link
     * org.warmth.api.store.Database#CHUNK} records a call.
     *
     * @return how many were taken back; 0 when nothing is left
     * @throws org.warmth.api.Problem 409 once approved
     */
    int undo(long importId);

    /**
     * Gives the records of a unit's subtree for the export, as rows of values by column key (text, Integer, Money,
     * LocalDate, enum, Boolean, unit id), streaming.
     */
    void export(long unit, Consumer<ExportedRow> rows);

    /**
     * A row of the export.
     *
     * @param id the record's id, which becomes the row id
     * @param values the cells by column key; personal columns masked
     */
    record ExportedRow(long id, java.util.Map<String, Object> values) {}
}
