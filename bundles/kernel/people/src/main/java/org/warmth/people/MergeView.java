package org.warmth.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A merge as officers see it: both persons as they were written down, masked.
 *
 * @param id the merge
 * @param kept who stays
 * @param absorbed who counts as the other, while it is MERGED
 * @param state where it stands
 * @param version for optimistic locking
 * @param next the steps that the caller may take now
 */
@Schema(name = "people.Merge")
record MergeView(
        @Schema(type = "string", example = "744073261518850") long id,
        PersonCard kept,
        PersonCard absorbed,
        MergeState state,
        int version,
        List<String> next) {}
