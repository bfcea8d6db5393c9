package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Tag;
import org.warmth.api.people.IdType;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.PersonView;

/**
 * A person as staff may see them over REST: masked.
 *
 * @param id the person
 * @param name the name
 * @param unit the unit where the person is kept
 * @param level how well they are known
 * @param idType the document, or null
 * @param idNumber masked, or null
 * @param mobile masked, or null
 * @param tags the key groups
 * @param deceasedOn the day of death, or null
 * @param version for optimistic locking
 */
@Schema(name = "people.Person")
public record PersonCard(
        @Schema(type = "string", example = "744073261518849") long id,
        @Schema(example = "李例安") String name,
        @Schema(type = "string", example = "744073261518848") long unit,
        @Schema(example = "ID") IdentityLevel level,
        @Schema(example = "ID_CARD") IdType idType,
        @Schema(example = "999***********9010") String idNumber,
        @Schema(example = "120****0001") String mobile,
        Set<Tag> tags,
        LocalDate deceasedOn,
        int version) {
    static PersonCard of(PersonView view, Set<Tag> tags) {
        return new PersonCard(
                view.id(),
                view.name(),
                view.unit(),
                view.level(),
                view.idType(),
                view.idNumber(),
                view.mobile(),
                tags,
                view.deceasedOn(),
                view.version());
    }
}
