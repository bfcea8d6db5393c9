package org.warmth.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/**
 * An event as it is shown.
 *
 * @param id its id
 * @param at when
 * @param user who
 * @param address from where
 * @param action what was done
 * @param unit the unit it concerns, 0 for none
 * @param object the record
 * @param refusal why it was refused, or null for an act
 * @param facts what changed
 */
@Schema(name = "audit.Event")
public record Event(
        @Schema(example = "674821903345729536") long id,
        @Schema(example = "2022-01-12T02:11:09.120Z") Instant at,
        @Schema(example = "zhang.min") String user,
        @Schema(example = "127.0.0.1") String address,
        @Schema(example = "visits.list.approve") String action,
        @Schema(example = "674821903345729001") long unit,
        @Schema(example = "visits.list/674821903345729400") String object,
        @Schema(example = "access.forbidden") String refusal,
        Map<String, String> facts) {}
