package org.warmth.api.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.osgi.annotation.versioning.ConsumerType;

/** What a module says about the records that it hangs out; the kernel does the rest. */
@ConsumerType
public interface Publicised {
    /** What they are, {@code <module>.<kind>}. */
    String kind();

    /**
     * Finds a record that the caller may read.
     *
     * @throws org.warmth.api.Problem 404
     */
    void require(long id);

    /**
     * Takes the module's own step and hangs the record out by {@link Publicities#hang}, in one transaction.
     *
     * @param version the version that the record was read at
     */
    Publicity hang(long id, int version, Input input);

    /**
     * How a record is to be hung out.
     *
     * @param place where everybody can read it
     * @param from the day; today if null
     * @param days how many working days; the setting if null
     * @param reason a reason, where the module's step needs one
     */
    @Schema(name = "workflow.PublicityInput", example = "{\"place\":\"单位公告栏\",\"days\":5}")
    record Input(String place, LocalDate from, Integer days, String reason) {}
}
