package org.warmth.api.lists;

import java.util.List;
import java.util.Map;
import org.jooq.Table;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.store.Database;
import org.warmth.api.workflow.Lifecycle;

/**
 * What a module says about one kind of its lists: its life, its table, what makes a list complete. {@link Lists} does the
 * rest.
 *
 * @param <R> the records in such a list
 * @param <I> what its steps carry
 * @param <V> how staff sees a list
 */
@ConsumerType
public interface ListKind<R extends Listed<R>, I extends ListStep, V extends ListView> {
    /** The step that creates a list: of those who may import. */
    String MAKE = "make";
    /** The step that remembers who put records into a draft and so cannot approve it. */
    String FILL = "fill";
    /** The step that hands a list in: not while it is empty. */
    String SUBMIT = "submit";
    /** The step that gives an empty list up. */
    String VOID = "void";
    /** The step that posts again what a failed job left. */
    String POST = "post";

    /**
     * Its life: {@link #MAKE} into {@link ListState#DRAFT}, {@link #FILL} inside it, {@link #SUBMIT}, {@link #VOID}, {@link
     * #POST}, and what lies between.
     */
    Lifecycle<ListState> life();

    /** The state in which a list's records go to the ledger: every step into it starts the {@link #job}. */
    ListState posts();

    /** The kind of job that posts a list; its handler calls {@link Lists#post}. */
    String job();

    /** The module's database. */
    Database database();

    /**
     * The table of its lists: {@code id, unit, title, state, version, import_id, job, created_at}, and columns of the
     * module's own that are nullable or have a default.
     */
    Table<?> table();

    /** Its records. */
    Records<R> records();

    /** Lists as staff sees them, in the order given, with the steps that the caller may take next. */
    List<V> views(List<ListHead> lists, Map<Long, List<String>> next);

    /**
     * What a step asks and does beyond its line in the life table, in the step's transaction, once the step is allowed.
     *
     * @param list the list before the step
     * @param input what the step carries, or null
     * @throws org.warmth.api.Problem 409, 422 what is missing; the step is then not taken
     */
    default void step(ListHead list, String step, I input) {}
}
