package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a household agreed to (PIPL 29, 30): without it nobody writes down what it lives on, compares it or hangs it out.
 *
 * @param id its id
 * @param file the file
 * @param purposes what for
 * @param textVersion which text was signed
 * @param givenOn when
 * @param channel how
 * @param givenBy who signed for somebody who could not, or null; encrypted
 * @param scan the scan of the signed paper, 0 for none
 * @param withdrawnOn when it was taken back, or null
 * @param version for optimistic locking
 */
record Consent(
        long id,
        long file,
        Set<Purpose> purposes,
        String textVersion,
        LocalDate givenOn,
        Channel channel,
        String givenBy,
        long scan,
        LocalDate withdrawnOn,
        int version) {
    boolean standsFor(Purpose purpose) {
        return withdrawnOn == null && purposes.contains(purpose);
    }

    /** Whether it is proved: signed on screen, or on a paper whose scan is there. */
    boolean proved() {
        return channel == Channel.ONLINE || scan != 0;
    }

    Consent withdrawn(LocalDate on) {
        return new Consent(id, file, purposes, textVersion, givenOn, channel, givenBy, scan, on, version + 1);
    }

    /** What a household agrees to. */
    public enum Purpose {
        /** 家庭经济状况核对授权: income, health and account are written down and compared with the departments' records. */
        ECONOMY,
        /** 公示同意: surname, unit and type are hung out (PIPL 25). */
        PUBLICITY;

        /** The set as a bit mask. */
        static int mask(Set<Purpose> purposes) {
            int mask = 0;
            for (Purpose purpose : purposes) {
                mask |= 1 << purpose.ordinal();
            }
            return mask;
        }

        /** The set of a bit mask. */
        static Set<Purpose> of(int mask) {
            Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
            for (Purpose purpose : values()) {
                if ((mask & 1 << purpose.ordinal()) != 0) {
                    purposes.add(purpose);
                }
            }
            return purposes;
        }
    }

    /** How a consent was given. */
    public enum Channel {
        /** 纸质签字. */
        PAPER,
        /** 线上确认. */
        ONLINE,
        /** 代签: by somebody named, for a sick person. */
        PROXY
    }

    /**
     * A consent as a clerk writes it down.
     *
     * @param purposes what for; both if null
     * @param textVersion which text was signed
     * @param givenOn when
     * @param channel how; on paper if null
     * @param givenBy who signed for somebody who could not
     * @param scan the scan of the signed paper, or null
     */
    @Schema(
            name = "hardship.ConsentInput",
            example =
                    """
                    {"purposes":["ECONOMY","PUBLICITY"],"textVersion":"2022-1","givenOn":"2022-01-06","channel":"PAPER",
                     "scan":"9001"}""")
    public record Input(
            Set<Purpose> purposes, String textVersion, LocalDate givenOn, Channel channel, String givenBy, Long scan) {}

    /** A consent as staff sees it. */
    @Schema(name = "hardship.Consent")
    record View(
            long id,
            Set<Purpose> purposes,
            String textVersion,
            LocalDate givenOn,
            Channel channel,
            boolean proved,
            LocalDate withdrawnOn,
            int version) {
        static View of(Consent consent) {
            return new View(
                    consent.id,
                    consent.purposes,
                    consent.textVersion,
                    consent.givenOn,
                    consent.channel,
                    consent.proved(),
                    consent.withdrawnOn,
                    consent.version);
        }
    }
}
