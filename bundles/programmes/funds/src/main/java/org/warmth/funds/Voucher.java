package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;

/** What must carry an accounting voucher number (记账凭证号) before it is reconciled (domain 0.6). */
final class Voucher {
    private Voucher() {}

    /** The kinds of what is vouched for. */
    public enum Kind {
        /** 代发批次. */
        BATCH,
        /** 发放名册: paid by itself, in cash or with its proof at hand. */
        LIST,
        /** 慰问品出库. */
        ISSUE
    }

    /**
     * Something paid or given out without a voucher.
     *
     * @param kind what it is
     * @param id its id
     * @param unit its unit
     * @param title what it is called
     * @param date since when
     * @param amount how much
     */
    @Schema(name = "funds.MissingVoucher")
    record Missing(Kind kind, long id, long unit, String title, LocalDate date, Money amount) {}

    /**
     * A voucher number.
     *
     * @param voucherNo the number
     */
    @Schema(name = "funds.VoucherInput", example = "{\"voucherNo\":\"2022-01-0045\"}")
    public record Input(String voucherNo) {}
}
