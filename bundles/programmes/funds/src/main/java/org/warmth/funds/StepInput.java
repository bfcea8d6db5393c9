package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.lists.ListStep;

/**
 * What a step carries.
 *
 * @param reason why, where it goes back or away
 * @param valueDate the day the money was paid, of {@code pay}
 * @param voucherNo the accounting voucher (记账凭证号), of {@code pay}
 * @param urgent why the list cannot hang out first, of {@code approve}: its papers are then due later
 */
@Schema(name = "funds.StepInput", example = "{\"valueDate\":\"2022-01-18\",\"voucherNo\":\"2022-01-0031\"}")
public record StepInput(String reason, LocalDate valueDate, String voucherNo, String urgent) implements ListStep {
    private static final StepInput NOTHING = new StepInput(null, null, null, null);

    static StepInput of(StepInput given) {
        return given == null ? NOTHING : given;
    }
}
