package org.warmth.hardship;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.warmth.api.people.PersonView;

/**
 * A file as lists show it. An id of 0 means none.
 *
 * @param id its id
 * @param unit the union that keeps it
 * @param number the file's number
 * @param state where it stands
 * @param version for optimistic locking
 * @param type its type
 * @param computed the type that its means lead to, or null
 * @param mainCause why the household is in hardship
 * @param persons how many it is
 * @param head the worker, masked
 * @param approvedOn since when it is active, or null
 * @param reviewDue when it is to be looked at again, or null
 * @param next the steps that the caller may take
 */
@Schema(name = "hardship.FileSummary")
record FileSummary(
        long id,
        long unit,
        String number,
        FileState state,
        int version,
        FileType type,
        FileType computed,
        Cause mainCause,
        Integer persons,
        PersonView head,
        LocalDate approvedOn,
        LocalDate reviewDue,
        List<String> next) {
    static FileSummary of(HardshipFile file, PersonView head, List<String> next) {
        return new FileSummary(
                file.id(),
                file.unit(),
                file.number(),
                file.state(),
                file.version(),
                file.type(),
                file.computed(),
                file.facts().mainCause(),
                file.facts().persons(),
                head,
                file.course().approvedOn(),
                file.course().reviewDue(),
                next);
    }
}
