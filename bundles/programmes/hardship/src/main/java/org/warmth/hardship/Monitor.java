package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.records.Stored;

/**
 * A household to be asked again on a day (动态监测, R-133).
 *
 * @param id its id
 * @param file the file
 * @param unit the file's unit
 * @param watch why
 * @param nextCheck when
 * @param note what was said; encrypted
 * @param checkedOn when it was asked, or null
 * @param result how it was, or null
 * @param version for optimistic locking
 */
record Monitor(
        long id,
        long file,
        long unit,
        Watch watch,
        LocalDate nextCheck,
        String note,
        LocalDate checkedOn,
        Result result,
        int version)
        implements Stored {
    /** The next version of the one that was read, once the household was asked. */
    Monitor checked(int read, LocalDate on, Result how, String said) {
        return new Monitor(id, file, unit, watch, nextCheck, said == null ? note : said, on, how, read + 1);
    }

    /** Why a household is watched. */
    public enum Watch {
        /** 脱困不稳定户. */
        UNSTABLE,
        /** 边缘易致困户. */
        EDGE,
        /** 因病因灾. */
        ILLNESS
    }

    /** How a household was found. */
    public enum Result {
        /** 稳定. */
        STABLE,
        /** 有返困风险. */
        AT_RISK,
        /** 已返困: to be opened again. */
        RELAPSED,
        /** 未联系上. */
        NOT_REACHED
    }

    /**
     * A day to ask, as a clerk sets it.
     *
     * @param watch why
     * @param nextCheck when
     * @param note a remark
     */
    @Schema(name = "hardship.MonitorInput", example = "{\"watch\":\"UNSTABLE\",\"nextCheck\":\"2022-07-01\"}")
    public record Input(Watch watch, LocalDate nextCheck, String note) {}

    /**
     * What the household said.
     *
     * @param on when; today if null
     * @param result how it was
     * @param note what was said
     * @param nextCheck when to ask again, or null for no more
     */
    @Schema(
            name = "hardship.MonitorCheck",
            example = "{\"result\":\"STABLE\",\"note\":\"已上岗，收入稳定\",\"nextCheck\":\"2022-12-01\"}")
    public record Check(LocalDate on, Result result, String note, LocalDate nextCheck) {}

    /** A day to ask as staff sees it. */
    @Schema(name = "hardship.Monitor")
    record View(long id, long file, Watch watch, LocalDate nextCheck, LocalDate checkedOn, Result result, int version) {
        static View of(Monitor monitor) {
            return new View(
                    monitor.id,
                    monitor.file,
                    monitor.watch,
                    monitor.nextCheck,
                    monitor.checkedOn,
                    monitor.result,
                    monitor.version);
        }
    }
}
