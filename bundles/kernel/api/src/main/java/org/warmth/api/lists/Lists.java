package org.warmth.api.lists;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.sheets.Roster.ExportedRow;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;

/**
 * Lists that are filled, approved and posted as lists (domain 0.5), for every module alike: filled by one, approved by
 * another, posted once.
 */
@ProviderType
public interface Lists {
    /** The records of a table. */
    <R extends Listed<R>> Records<R> records(RecordTable<R> table);

    /** The lists of a kind. */
    <R extends Listed<R>, I extends ListStep, V extends ListView> ListDesk<I, V> desk(ListKind<R, I, V> kind);

    /**
     * Posts what a list holds, in chunks, safe to repeat: the work of the handler of {@link ListKind#job}. What a
     * correction corrects leaves the ledger in the transaction that brings the correction in.
     *
     * @param posting writes a chunk of open records as done and posts them, in the transaction of the chunk
     * @return how many records of the list are in the ledger now
     */
    <R extends Listed<R>> int post(JobRun run, ListKind<R, ?, ?> kind, BiConsumer<ListHead, List<R>> posting);

    /** Checks rows: rights, lists, then {@link ListRoster#examine}. */
    <R extends Listed<R>> void check(ListRoster<R> roster, RosterImport job, List<Row> rows);

    /** Writes what good rows say, and names each row's outcome. */
    <R extends Listed<R>> void accept(ListRoster<R> roster, RosterImport job, List<Row> rows);

    /**
     * Takes back what an import made, as long as its lists are not approved, at most a chunk at once; at the end also the
     * list it made.
     *
     * @return how many records were taken back
     * @throws org.warmth.api.Problem 409 {@code workflow.list-approved}
     */
    <R extends Listed<R>> int undo(ListRoster<R> roster, long importId);

    /** Exports the records that stand in a unit's subtree of today. */
    <R extends Listed<R>> void export(ListRoster<R> roster, long unit, Consumer<ExportedRow> rows);
}
