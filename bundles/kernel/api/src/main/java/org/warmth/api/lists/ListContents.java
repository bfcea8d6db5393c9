package org.warmth.api.lists;

import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.workflow.Guard;

/** What a list holds, as far as every kind of list tells. */
@ConsumerType
public interface ListContents {
    /** How many records stand in it. */
    int records();

    /** How many of them are in the ledger. */
    int posted();

    /** An empty list is not handed in. */
    static Guard<ListHead, ListContents> something() {
        return Guard.that("workflow.list-empty", (list, holds) -> holds.records() > 0);
    }

    /** Only an empty list is given up. */
    static Guard<ListHead, ListContents> nothing() {
        return Guard.that("workflow.list-not-empty", (list, holds) -> holds.records() == 0);
    }

    /** Something is left to post. */
    static Guard<ListHead, ListContents> unposted() {
        return Guard.that("workflow.list-posted", (list, holds) -> holds.posted() < holds.records());
    }
}
