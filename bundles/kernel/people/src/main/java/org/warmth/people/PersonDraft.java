package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.people.IdType;
import org.warmth.api.people.PersonClaim;

/**
 * A person as entered by hand.
 *
 * @param name the name
 * @param idType the document; by default what the number looks like
 * @param idNumber its number, or null for somebody known by name only
 * @param mobile the mobile number, or null
 * @param unit the unit where the person is kept
 */
@Schema(name = "people.PersonDraft")
public record PersonDraft(
        @Schema(example = "李例安") String name,
        @Schema(example = "ID_CARD") IdType idType,
        @Schema(example = "999999199001019010") String idNumber,
        @Schema(example = "12000000001") String mobile,
        @Schema(type = "string", example = "744073261518848") long unit) {
    PersonClaim claim() {
        return new PersonClaim(name, idType, idNumber, mobile, unit, null);
    }
}
