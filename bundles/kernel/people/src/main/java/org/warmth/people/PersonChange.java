package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Set;
import org.warmth.api.Tag;

/**
 * What staff may change of a person; null leaves it as it is.
 *
 * @param mobile the mobile number; empty text removes it
 * @param tags the key groups, all of them
 * @param deceasedOn the day of death
 * @param document what proves the death, for example the number of the certificate; required with it
 */
@Schema(name = "people.PersonChange", example = """
                {"mobile":"12000000002","tags":["ON_DUTY"]}""")
public record PersonChange(
        @Schema(example = "12000000002") String mobile,
        Set<Tag> tags,
        @Schema(example = "2021-12-01") LocalDate deceasedOn,
        @Schema(example = "死亡医学证明 2021-001") String document) {}
