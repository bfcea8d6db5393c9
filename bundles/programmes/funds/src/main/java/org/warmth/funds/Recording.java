package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.warmth.api.Money;
import org.warmth.api.fields.Copy;
import org.warmth.api.records.Stored;

/**
 * A recording of what was paid in the city's system (送温暖管理录入批次, R-313): one file, each payment once. An id of 0 means
 * none.
 *
 * @param id its id
 * @param unit the unit whose payments it holds, with all below
 * @param number its number, kept with each payment
 * @param ready whether the file is made
 * @param payments how many payments
 * @param amount their sum
 * @param file the file
 * @param job the job that makes it
 * @param user who asked for it
 * @param createdAt when
 */
record Recording(
        long id,
        long unit,
        String number,
        boolean ready,
        int payments,
        Money amount,
        Batch.BankFile file,
        long job,
        String user,
        Instant createdAt)
        implements Stored {
    private static final Copy<Recording, View> VIEW = Copy.of(Recording.class, View.class, "fileName");

    /** Only the job that makes its file changes it, and holds it. */
    @Override
    public int version() {
        return 1;
    }

    /** The same with its file. */
    Recording made(int count, Money sum, Batch.BankFile written) {
        return new Recording(id, unit, number, true, count, sum, written, job, user, createdAt);
    }

    /** The same with a job at work on it. */
    Recording at(long work) {
        return new Recording(id, unit, number, ready, payments, amount, file, work, user, createdAt);
    }

    /**
     * What is written.
     *
     * @param unit the unit whose payments are recorded, with all below
     */
    @Schema(name = "funds.RecordingInput", example = "{\"unit\":\"601\"}")
    public record Input(Long unit) {}

    /**
     * It as staff sees it.
     *
     * @param id its id
     * @param unit the unit whose payments it holds
     * @param number its number
     * @param ready whether the file is made
     * @param payments how many payments
     * @param amount their sum
     * @param fileName the file, null before it is made
     * @param sha256 the hash of its content
     * @param job the job that makes it
     * @param user who asked for it
     * @param createdAt when
     */
    @Schema(name = "funds.Recording")
    record View(
            long id,
            long unit,
            String number,
            boolean ready,
            int payments,
            Money amount,
            String fileName,
            String sha256,
            long job,
            String user,
            Instant createdAt) {
        static View of(Recording recording) {
            return VIEW.of(recording, recording.file.name());
        }
    }
}
