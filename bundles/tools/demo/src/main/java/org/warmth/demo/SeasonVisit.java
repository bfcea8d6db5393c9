package org.warmth.demo;

import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;

/**
 * A row of a visits roster as the clerk wrote it, faults included.
 *
 * @param unit the unit's code
 * @param target PERSON, ENTERPRISE or POST
 * @param name whom or what
 * @param idNumber the person's number, or null
 * @param mobile the person's phone, or null
 * @param date the day as written: a {@link LocalDate} or a text
 * @param category the object group, or null for an enterprise
 * @param tags the key groups
 * @param goods what was handed over
 * @param goodsValue its value as written: {@link Money} or a text
 * @param creditCode an enterprise's credit code, or null
 * @param purpose SURVEY, RESEARCH or CONDOLENCE
 * @param fault what is wrong with it, or null
 */
record SeasonVisit(
        String unit,
        String target,
        String name,
        String idNumber,
        String mobile,
        Object date,
        Category category,
        Set<Tag> tags,
        String goods,
        Object goodsValue,
        String creditCode,
        String purpose,
        Fault fault) {
    boolean good() {
        return fault == null || fault.harmless();
    }

    /** The same row with some cells spoiled. */
    SeasonVisit spoiled(Object otherDate, Object otherValue, String otherNumber, Fault by) {
        return new SeasonVisit(
                unit,
                target,
                name,
                otherNumber,
                mobile,
                otherDate,
                category,
                tags,
                goods,
                otherValue,
                creditCode,
                purpose,
                by);
    }
}
