package org.warmth.api.sheets;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.jobs.JobView;

/** Template, import, marked file, undo and export of every {@link Roster}. */
@ProviderType
public interface Rosters {
    /** Writes the empty template: headings, hints, drop-downs, text format for numbers. */
    void template(String roster, OutputStream out);

    /**
     * Takes an upload (xlsx, or CSV in UTF-8 or GB18030) and starts its import as a job. The job's result has {@code
     * rows, created, updated, unchanged, corrections, waiting, errors, doubts, notes}, {@code markedFile} (an id of
     * files), {@code import} (its id), and the first faults in words.
     *
     * @param roster the roster's name
     * @param unit the unit it is for, over which the caller must hold one of the roster's roles
     * @param fileName the upload's name
     * @param content the upload
     * @param dryRun whether to check only
     * @param again whether a file with the very same content may be imported once more
     * @param arguments handed to the roster
     * @throws org.warmth.api.Problem 400 unreadable, 403 not allowed, 409 same file before, 413 too large
     */
    JobView start(
            String roster,
            long unit,
            String fileName,
            InputStream content,
            boolean dryRun,
            boolean again,
            Map<String, String> arguments);

    /** Takes a whole import back, until it is approved. */
    JobView undo(long importId);

    /** Writes the records of a unit's subtree as xlsx with row ids. */
    void export(String roster, long unit, OutputStream out);
}
