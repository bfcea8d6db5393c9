package org.warmth.api.people;

import java.time.LocalDate;

/**
 * A person as staff may see them: masked.
 *
 * @param id the person
 * @param name the name
 * @param unit the unit where the person is kept
 * @param level how well they are known
 * @param idType the document, or null
 * @param idNumber masked, first three and last four characters, or null
 * @param mobile masked, or null
 * @param deceasedOn the day of death, or null
 * @param version for optimistic locking
 */
public record PersonView(
        long id,
        String name,
        long unit,
        IdentityLevel level,
        IdType idType,
        String idNumber,
        String mobile,
        LocalDate deceasedOn,
        int version) {}
