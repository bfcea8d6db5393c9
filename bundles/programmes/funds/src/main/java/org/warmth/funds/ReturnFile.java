package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A return file of a bank (回盘文件) and what came of it.
 *
 * @param id its id
 * @param batch the batch that it answers
 * @param file the file as it came
 * @param fileName its name
 * @param sha256 the hash of its content
 * @param state what came of it
 * @param problem why it was refused, a message key; or null
 * @param job the job that reads it
 * @param said what it says
 * @param user who brought it
 * @param createdAt when
 */
@Schema(name = "funds.ReturnFile")
record ReturnFile(
        long id,
        long batch,
        long file,
        String fileName,
        String sha256,
        State state,
        String problem,
        long job,
        Said said,
        String user,
        Instant createdAt) {
    /** What came of a return file. */
    public enum State {
        /** 待处理: a job reads it. */
        RECEIVED,
        /** 已处理: all it says is done. */
        APPLIED,
        /** 已拒收: nothing of it is done. */
        REFUSED
    }

    /**
     * What it says, its unnamed rest not counted.
     *
     * @param items of how many payments
     * @param paid how many it calls paid
     * @param returned how many it calls returned
     * @param pending how many it has not decided
     * @param refunded how many it calls refunded
     * @param repeated how many were known to be refunded already, which changed nothing
     */
    @Schema(name = "funds.ReturnSaid")
    record Said(int items, int paid, int returned, int pending, int refunded, int repeated) {
        /** Before it is read. */
        static final Said NOTHING = new Said(0, 0, 0, 0, 0, 0);
    }

    /** The same as it came once more, under another job. */
    ReturnFile again(long content, long by) {
        return new ReturnFile(
                id, batch, content, fileName, sha256, State.RECEIVED, null, by, Said.NOTHING, user, createdAt);
    }

    /** The same, refused. */
    ReturnFile refused(String code) {
        return new ReturnFile(id, batch, file, fileName, sha256, State.REFUSED, code, job, said, user, createdAt);
    }

    /** The same with what it says. */
    ReturnFile saying(Said all) {
        return new ReturnFile(id, batch, file, fileName, sha256, state, problem, job, all, user, createdAt);
    }

    /** The same, all of it done. */
    ReturnFile applied() {
        return new ReturnFile(id, batch, file, fileName, sha256, State.APPLIED, null, job, said, user, createdAt);
    }
}
