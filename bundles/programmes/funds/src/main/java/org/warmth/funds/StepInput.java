package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.fields.Fields;
import org.warmth.api.workflow.Reasoned;

/**
 * What a step carries.
 *
 * @param reason why, where it goes back or away
 * @param valueDate the day the money was paid, of {@code pay}
 * @param voucherNo the accounting voucher (记账凭证号), of {@code pay}
 * @param urgent why the list cannot hang out first, of {@code approve}: its papers are then due later
 */
@Schema(name = "funds.StepInput", example = "{\"valueDate\":\"2022-01-18\",\"voucherNo\":\"2022-01-0031\"}")
public record StepInput(String reason, LocalDate valueDate, String voucherNo, String urgent) implements Reasoned {
    /** A reason as somebody could give it. */
    static final StepInput WHY = because("名册有误，退回重报");

    private static final StepInput NOTHING = new StepInput(null, null, null, null);

    /** All that steps of this module carry. */
    static final Fields<StepInput> FIELDS = Fields.of(NOTHING)
            .text("reason", StepInput::reason, 500)
            .day("valueDate", StepInput::valueDate)
            .text("voucherNo", StepInput::voucherNo, 60)
            .text("urgent", StepInput::urgent, 200);

    /** What was given, or nothing. */
    static StepInput of(StepInput given) {
        return given == null ? NOTHING : given;
    }

    /** A reason alone. */
    static StepInput because(String reason) {
        return new StepInput(reason, null, null, null);
    }

    /** The voucher alone. */
    static StepInput vouched(String voucherNo) {
        return new StepInput(null, null, voucherNo, null);
    }

    /** The day and the voucher of a payment. */
    static StepInput paid(LocalDate on, String voucherNo) {
        return new StepInput(null, on, voucherNo, null);
    }

    /** Why something cannot wait. */
    static StepInput urgently(String why) {
        return new StepInput(null, null, null, why);
    }

    /** Whether a reason is given. */
    boolean reasoned() {
        return reason != null && !reason.isBlank();
    }
}
