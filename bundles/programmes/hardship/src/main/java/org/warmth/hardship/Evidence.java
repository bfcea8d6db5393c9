package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * A paper that proves what a file says (证明材料).
 *
 * @param id its id
 * @param file the file
 * @param kind what it is
 * @param stored the file that is kept
 * @param name that file's name
 * @param expiresOn its last day, or null
 * @param note a remark
 * @param addedOn when it was added
 * @param removedOn when it was taken out, or null
 * @param version for optimistic locking
 */
@Schema(name = "hardship.Evidence")
record Evidence(
        long id,
        long file,
        Kind kind,
        long stored,
        String name,
        LocalDate expiresOn,
        String note,
        LocalDate addedOn,
        LocalDate removedOn,
        int version) {
    boolean expired(LocalDate on) {
        return expiresOn != null && expiresOn.isBefore(on);
    }

    Evidence removed(LocalDate on) {
        return new Evidence(id, file, kind, stored, name, expiresOn, note, addedOn, on, version + 1);
    }

    /** What a paper is. */
    public enum Kind {
        /** 申请书. */
        APPLICATION,
        /** 身份证明. */
        IDENTITY,
        /** 收入证明. */
        INCOME,
        /** 医疗证明. */
        MEDICAL,
        /** 残疾证. */
        DISABILITY,
        /** 就学证明. */
        SCHOOL,
        /** 事故或灾害证明. */
        ACCIDENT,
        /** 低保证明. */
        LOW_INCOME,
        /** 入户调查记录. */
        SURVEY,
        /** 其他. */
        OTHER
    }

    /**
     * A paper as a clerk adds it.
     *
     * @param kind what it is
     * @param stored the file, uploaded before
     * @param expiresOn its last day, or null
     * @param note a remark
     */
    @Schema(
            name = "hardship.EvidenceInput",
            example = "{\"kind\":\"MEDICAL\",\"stored\":\"9002\",\"expiresOn\":\"2022-12-31\"}")
    public record Input(Kind kind, Long stored, LocalDate expiresOn, String note) {}
}
