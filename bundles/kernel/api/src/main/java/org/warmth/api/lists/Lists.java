package org.warmth.api.lists;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jooq.Table;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.records.RecordTable;
import org.warmth.api.sheets.Roster.ExportedRow;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Effect;
import org.warmth.api.workflow.Reasoned;
import org.warmth.api.workflow.Workflow;

/**
 * Lists that are filled, approved and posted as lists (domain 0.5), for every module alike: filled by one, approved by
 * another, posted once.
 */
@ProviderType
public interface Lists {
    /** The records of a table. */
    <R extends Listed<R>> Records<R> records(ListedTable<R> table);

    /**
     * Where the heads of lists lie: in the module's table with the columns {@code id, unit, title, state, version,
     * import_id, job, created_at}, and columns of the module's own that are nullable or have a default.
     */
    RecordTable<ListHead> heads(Database database, Table<?> table);

    /** The effect of the step into the ledger, and of {@link ListKind#POST}: starts the job of that kind, once. */
    <F, I> Effect<ListHead, F, I> posting(String job);

    /**
     * The lists of a kind.
     *
     * @throws IllegalArgumentException if its life lacks a step that every list has
     */
    <R extends Listed<R>, F extends ListContents, I extends Reasoned, V extends ListView> ListDesk<I, V> desk(
            ListKind<R, F, I, V> kind);

    /**
     * Who took which step with a record, oldest first: its own steps, and those of the list that it stands in, since it
     * stands there.
     *
     * @param kind the kind of its list
     * @param life the kind of the record's own life
     */
    <R extends Listed<R>> List<Workflow.Taken> history(ListKind<R, ?, ?, ?> kind, String life, R record);

    /**
     * Posts what a list holds, in chunks, safe to repeat: the work of the handler of the job that {@link #posting} starts.
     * What a correction corrects leaves the ledger in the transaction that brings the correction in.
     *
     * @param posting writes a chunk of open records as done and posts them, in the transaction of the chunk
     * @return how many records of the list are in the ledger now
     */
    <R extends Listed<R>> int post(JobRun run, ListKind<R, ?, ?, ?> kind, BiConsumer<ListHead, List<R>> posting);

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
