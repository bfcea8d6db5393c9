package org.warmth.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.fields.Fields;
import org.warmth.api.workflow.Reasoned;

/**
 * Why a step is taken, where it goes back or away.
 *
 * @param reason the reason
 */
@Schema(name = "visits.StepReason", example = "{\"reason\":\"签收单缺一页\"}")
public record StepReason(String reason) implements Reasoned {
    /** All that steps of visits carry. */
    static final Fields<StepReason> FIELDS = Fields.of(new StepReason(null)).text("reason", StepReason::reason, 500);
}
