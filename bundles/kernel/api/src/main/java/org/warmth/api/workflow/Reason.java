package org.warmth.api.workflow;

import io.swagger.v3.oas.annotations.media.Schema;
import org.warmth.api.fields.Fields;

/**
 * Why a step is taken, where it goes back or away; for kinds whose steps carry nothing else.
 *
 * @param reason the reason, or null
 */
@Schema(example = "{\"reason\":\"名册缺一页\"}")
public record Reason(String reason) implements Reasoned {
    /** All that such steps carry. */
    public static final Fields<Reason> FIELDS = Fields.of(Reason.class).text("reason", Reason::reason, 500);
}
