package org.warmth.hardship;

import org.warmth.api.records.Stored;

/**
 * A hardship file (困难职工档案): one household. An id of 0 means none.
 *
 * @param id its id
 * @param unit the union that keeps it
 * @param number the file's number, as on paper
 * @param importId the import it came with, 0 if typed
 * @param state where it stands
 * @param version for optimistic locking
 * @param head the worker whose file it is
 * @param account the head's account
 * @param computed the type that the household's means lead to, or null
 * @param facts what it says
 * @param means what the household lives on
 * @param course what became of it
 */
record HardshipFile(
        long id,
        long unit,
        String number,
        long importId,
        FileState state,
        int version,
        long head,
        long account,
        FileType computed,
        FileFacts facts,
        FileMeans means,
        FileCourse course)
        implements Stored {
    FileType type() {
        return facts.type();
    }

    /** Whether it is active and not merely temporary. */
    boolean active() {
        return state == FileState.APPROVED && type() != FileType.TEMPORARY;
    }

    /** What its means lead to by a line, or null for none. */
    TypeRule.Judged judge(LowLine line) {
        return TypeRule.judge(means, facts.persons(), line);
    }

    /** The same in another state, one version on. */
    HardshipFile in(FileState next) {
        return new HardshipFile(
                id, unit, number, importId, next, version + 1, head, account, computed, facts, means, course);
    }

    /** The same with what a step wrote down. */
    HardshipFile on(FileCourse next) {
        return new HardshipFile(
                id, unit, number, importId, state, version, head, account, computed, facts, means, next);
    }

    /** The same with its number. */
    HardshipFile numbered(String given) {
        return new HardshipFile(
                id, unit, given, importId, state, version, head, account, computed, facts, means, course);
    }

    /** The same as another type. */
    HardshipFile as(FileType other) {
        return saying(head, account, computed, facts.as(other), means);
    }

    /** The same with the type that its means lead to now. */
    HardshipFile computed(FileType now) {
        return saying(head, account, now, facts, means);
    }

    /** The same, saying something else. */
    HardshipFile saying(long newHead, long newAccount, FileType nowComputed, FileFacts newFacts, FileMeans newMeans) {
        return new HardshipFile(
                id,
                unit,
                number,
                importId,
                state,
                version,
                newHead,
                newAccount,
                nowComputed,
                newFacts,
                newMeans,
                course);
    }

    /** Whether both say the same. */
    boolean says(HardshipFile other) {
        return head == other.head && account == other.account && facts.equals(other.facts) && means.equals(other.means);
    }
}
