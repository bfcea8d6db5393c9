package org.warmth.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.lists.ListStep;

/**
 * Why a step is taken, where it goes back or away.
 *
 * @param reason the reason
 */
@Schema(name = "visits.StepReason", example = "{\"reason\":\"签收单缺一页\"}")
public record StepReason(String reason) implements ListStep {
    static String of(StepReason why) {
        return why == null ? null : why.reason();
    }
}
