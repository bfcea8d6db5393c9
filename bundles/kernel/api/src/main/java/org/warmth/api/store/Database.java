package org.warmth.api.store;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Role;

/**
 * A module's own tables. The service is present once the module's migrations ran ({@code (module=<name>)}; kernel
 * modules share {@code (module=kernel)}), and stays while the database is away: then every call is a 503 problem.
 */
@ProviderType
public interface Database {
    /** The service property that names the module. */
    String MODULE = "module";

    /** At most so many records in one transaction (Derby escalates to a table lock above 5,000 row locks). */
    int CHUNK = 500;

    /**
     * Reads, inside the thread's transaction if there is one. An outermost reading that is the victim of a deadlock or of
     * a wait for too long is tried again, as {@link #write} is, so the work must have no effect outside: it collects what
     * it reads and returns it, and whoever adds up, fills something given or writes to a stream does so with the result.
     * What is too long for that is read page by page, each in a reading of its own. A transaction opened inside an
     * outermost reading ends this: it is committed by itself, and the reading is not tried again.
     *
     * @throws org.warmth.api.Problem 503 while the database is away
     */
    <T> T read(Function<DSLContext, T> work);

    /**
     * Opens or joins the thread's transaction. Only the outermost call commits, or rolls back and tries again on a
     * deadlock or serialization failure, so the work must have no effect outside the database. An exception that leaves
     * an inner call dooms the whole transaction.
     *
     * @throws org.warmth.api.Problem 503 while the database is away
     */
    <T> T write(Function<DSLContext, T> work);

    /**
     * Registers work to run after the thread's transaction has committed; never after a rollback.
     *
     * @throws IllegalStateException outside a transaction
     */
    void afterCommit(Runnable work);

    /**
     * Registers work to run after the thread's transaction has been rolled back for good, in no transaction; never after
     * a commit. A refusal is recorded so.
     *
     * @throws IllegalStateException outside a transaction
     */
    void afterRollback(Runnable work);

    /**
     * Says that others who rest on the module's records must look again: {@link #changes} grows, once, with the commit of
     * the thread's transaction.
     *
     * @throws IllegalStateException outside a transaction
     */
    void changed();

    /**
     * A number that grows with every commit that {@link #changed} was said in, cheap to ask: what was read after it was asked
     * holds as long as it stays.
     */
    long changes();

    /** Whether the thread is inside a transaction. */
    boolean inTransaction();

    /**
     * The rows whose unit lies, today, in the subtree of a unit where the caller holds one of the roles.
     *
     * @param unit the column that holds the row's unit
     * @param roles any of these; empty means any role at all
     */
    Condition scope(Caller caller, Field<Long> unit, Set<Role> roles);

    /** The rows whose unit lies in the subtree of {@code ancestor} as the tree stood on {@code on}. */
    Condition subtree(Field<Long> unit, long ancestor, java.time.LocalDate on);

    /**
     * Keeps a column for the steps of lives: from now on an UPDATE that sets it is refused outside of {@link #moving}.
     *
     * @param state the column that says where a record of the table stands
     */
    void guardState(Table<?> table, Field<String> state);

    /**
     * Runs what writes the state of records, inside the thread's transaction; the workflow's alone.
     *
     * @throws IllegalStateException outside a transaction
     */
    <T> T moving(Supplier<T> work);
}
