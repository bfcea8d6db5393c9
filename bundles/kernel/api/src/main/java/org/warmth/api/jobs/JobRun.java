package org.warmth.api.jobs;

import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.osgi.annotation.versioning.ProviderType;

/** A running job, as its handler sees it. */
@ProviderType
public interface JobRun {
    /** The job. */
    long id();

    /** The unit it works for, 0 for none. */
    long unit();

    /** What it was started with. */
    Map<String, String> arguments();

    /** Where the last committed chunk ended; empty at the first start. */
    String position();

    /** Says how much there is, as soon as it is known. */
    void total(int total);

    /**
     * Runs one chunk in one transaction together with the new position and progress; the lease's fencing number is
     * checked by the commit.
     *
     * @param done how much is done when the chunk is
     * @param position where to go on after a crash
     * @throws org.warmth.api.Problem 409 {@code jobs.cancelled} or {@code jobs.lease-lost}: let it pass
     */
    <T> T chunk(int done, String position, Supplier<T> work);

    /**
     * Runs parts of the work two at a time, each in one transaction together with the progress, as {@link #chunk} does: for
     * work whose own records tell what is done, so that after a crash it begins with what is left.
     *
     * @param done how much was done before
     * @param parts asked by one thread at a time, outside a transaction
     * @param work does one part, as the job's caller, and gives how much that was; two parts may not hold the same records in
     *     different orders
     * @return how much is done now
     * @throws org.warmth.api.Problem as {@link #chunk}; the first part that fails ends the work, those done stay done
     */
    <T> int sideBySide(int done, Iterator<T> parts, ToIntFunction<T> work);

    /**
     * Lets a source be read ahead on a second thread of {@code jobs}, as the job's caller, so that parsing overlaps with
     * writing. What the source throws, the iterator throws.
     *
     * @param source is used by that thread alone until the result is closed
     * @param most how many elements may wait
     * @return the elements; close it before what the source reads from
     */
    <T> Ahead<T> ahead(Iterator<T> source, int most);

    /** Elements read ahead. */
    interface Ahead<T> extends Iterator<T>, AutoCloseable {
        /** Stops reading ahead; returns when the source is no longer used. */
        @Override
        void close();
    }
}
