package org.warmth.api.lists;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Reasoned;

/**
 * What a module says about one kind of its lists: its life and what staff sees of a list. {@link Lists} does the rest.
 *
 * @param <R> the records in such a list
 * @param <F> what a list holds
 * @param <I> what its steps carry
 * @param <V> how staff sees a list
 */
@ConsumerType
public interface ListKind<R extends Listed<R>, F extends ListContents, I extends Reasoned, V extends ListView> {
    /** The step that creates a list: of those who may import. */
    String MAKE = "make";
    /** The step that remembers who put records into a draft and so cannot approve it; the product's. */
    String FILL = "fill";
    /** The step that takes back what an import put into a list that is still open; the product's. */
    String UNDO = "undo";
    /** The step that hands a list in: not while it is empty. */
    String SUBMIT = "submit";
    /** The step that gives an empty list up. */
    String VOID = "void";
    /** The step that posts again what a failed job left. */
    String POST = "post";

    /**
     * Its life over {@link Lists#heads}: {@link #MAKE} into {@link ListState#DRAFT}, {@link #FILL} inside it, {@link #UNDO}
     * from every state of {@link ListState#OPEN} that it has, {@link #SUBMIT}, {@link #VOID}, {@link #POST}, and what lies
     * between. The step whose records go to the ledger has the effect {@link Lists#posting}.
     */
    Lifecycle<ListHead, F, I> life();

    /** Its records. */
    Records<R> records();

    /** Lists as staff sees them, in the order given, with what they hold and the steps that the caller may take next. */
    List<V> views(List<ListHead> lists, Map<Long, F> contents, Map<Long, List<String>> next);
}
