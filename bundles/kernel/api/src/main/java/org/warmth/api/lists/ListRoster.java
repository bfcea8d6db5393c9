package org.warmth.api.lists;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.Violation;
import org.warmth.api.access.Role;
import org.warmth.api.sheets.Roster;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;

/**
 * A roster whose rows become the records of a list (domain 0.5). The module says its columns, what is wrong with a row and
 * what record a row makes; how a row meets the record it came from, which list it enters, undo and export are the kernel's:
 * a new row becomes a record, a known one that says the same is unchanged, a draft is updated, one taken back comes back,
 * and for a posted one a correction is offered. A row goes on meaning its record when that was corrected: it is held
 * against what stands. What was in the ledger once comes back as a new record, with a source key of its own.
 *
 * @param <R> the records
 */
@ConsumerType
public interface ListRoster<R extends Listed<R>> extends Roster {
    /** The kernel's lists. */
    Lists lists();

    /** The lists that it fills. */
    ListKind<R, ?, ?, ?> kind();

    /**
     * Says what is wrong with rows, apart from rights and lists, which the kernel has looked at before; writes nothing.
     *
     * @see Row#found
     */
    void examine(ListImport<R> job, List<Row> rows);

    /**
     * The records that good rows make, in their order, at version 1, under the row's id and in the import's list; persons
     * and the like are made where new, in the transaction of the chunk. Null for a row that turned out bad only now and was
     * given an error.
     */
    List<R> make(ListImport<R> job, List<Row> rows);

    /**
     * Lets records in, one after the other, in the transaction of the chunk.
     *
     * @param made what {@link #make} made, without nulls
     * @return gives, for a record about to be written, what forbids it, or null
     */
    default Function<R, Violation> admission(List<R> made) {
        return record -> null;
    }

    /** Whether a record may come back with an import; rights are looked at besides. */
    default boolean belongs(R record, RosterImport job) {
        return true;
    }

    /** Called in the transaction in which records come, change or go. */
    default void changed() {}

    /** The cells of records for the export, in their order, by column key; personal columns masked. */
    List<Map<String, Object>> cells(List<R> records);

    @Override
    default Set<Role> importers() {
        return kind().life().step(ListKind.MAKE).by().roles();
    }

    @Override
    default void check(RosterImport job, List<Row> rows) {
        lists().check(this, job, rows);
    }

    @Override
    default void accept(RosterImport job, List<Row> rows) {
        lists().accept(this, job, rows);
    }

    @Override
    default int undo(long importId) {
        return lists().undo(this, importId);
    }

    @Override
    default void export(long unit, Consumer<ExportedRow> rows) {
        lists().export(this, unit, rows);
    }
}
