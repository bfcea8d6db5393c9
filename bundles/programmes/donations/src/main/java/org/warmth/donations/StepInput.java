package org.warmth.donations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.fields.Fields;
import org.warmth.api.workflow.Reasoned;

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
        implements Reasoned {
    private static final StepInput NOTHING = new StepInput(null, null, null, null, null, null, null);

    /** All that steps of donations and their lists carry. */
    static final Fields<StepInput> FIELDS = Fields.of(NOTHING)
            .text("reason", StepInput::reason, 500)
            .day("valueDate", StepInput::valueDate)
            .text("voucherNo", StepInput::voucherNo, 60)
            .money("total", StepInput::total)
            .money("amount", StepInput::amount)
            .code("purpose", Purpose.class, StepInput::purpose)
            .reference("project", StepInput::project);

    static StepInput of(StepInput given) {
        return given == null ? NOTHING : given;
    }

    /** It came on a day. */
    static StepInput come(LocalDate day) {
        return new StepInput(null, day, null, null, null, null, null);
    }

    /** It came under a voucher. */
    static StepInput under(String voucherNo) {
        return new StepInput(null, null, voucherNo, null, null, null, null);
    }

    /** So much money was counted. */
    static StepInput counted(Money total) {
        return new StepInput(null, null, null, total, null, null, null);
    }

    /** So much is set aside for what a donation is meant for, or all that is left for null. */
    static StepInput setAside(Donation donation, Money amount) {
        Purpose intent = donation.facts().intent();
        return new StepInput(null, null, null, null, amount, intent == null ? Purpose.CONDOLENCE : intent, null);
    }

    /** Something is set aside for a target. */
    static StepInput setAside(Allocations.Target target) {
        return new StepInput(null, null, null, null, null, target.purpose(), target.project());
    }

    /** The day a donation came. */
    LocalDate on(Donation donation) {
        return valueDate == null ? donation.facts().date() : valueDate;
    }
}
