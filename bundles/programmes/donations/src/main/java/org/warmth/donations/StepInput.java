package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.lists.ListStep;

/**
 * What a step carries.
 *
 * @param reason why, where it goes back or away
 * @param valueDate the day a donation came, of {@code receive}; its own day if null
 * @param voucherNo the accounting voucher (记账凭证号), of {@code receive}
 * @param total how much money the cashier has counted, of a list's {@code receive}
 * @param amount how much is set aside, of {@code allocate}; all that is left if null
 * @param purpose what for, of {@code allocate}
 * @param project the payment project it is for, of {@code allocate}; says the purpose itself
 */
@Schema(name = "donations.StepInput", example = "{\"valueDate\":\"2021-12-16\",\"voucherNo\":\"2021-12-0040\"}")
public record StepInput(
        String reason, LocalDate valueDate, String voucherNo, Money total, Money amount, Purpose purpose, Long project)
        implements ListStep {
    private static final StepInput NOTHING = new StepInput(null, null, null, null, null, null, null);

    static StepInput of(StepInput given) {
        return given == null ? NOTHING : given;
    }
}
