package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.warmth.api.Money;
import org.warmth.api.records.Stored;

/**
 * What a bank says an account holds at the end of a day (银行对账单余额). An id of 0 means none.
 *
 * @param id its id
 * @param unit whose account it is
 * @param payer the account that pays, or 0
 * @param receipt the receipt that has an account of its own, or 0
 * @param date the day
 * @param balance what the bank says is there
 * @param voucherNo the statement's or voucher's number, or null
 * @param remark a remark, or null
 */
@Schema(name = "funds.Statement")
record Statement(
        long id, long unit, long payer, long receipt, LocalDate date, Money balance, String voucherNo, String remark)
        implements Stored {
    /** What a bank said is written down once. */
    @Override
    public int version() {
        return 1;
    }

    /**
     * What is written; either an account that pays or a receipt.
     *
     * @param payer the account that pays
     * @param receipt the receipt that has an account of its own
     * @param date the day
     * @param balance what the bank says is there
     * @param voucherNo the statement's or voucher's number
     * @param remark a remark
     */
    @Schema(
            name = "funds.StatementInput",
            example = "{\"payer\":\"7101\",\"date\":\"2022-01-31\",\"balance\":12500000,\"voucherNo\":\"对账单202201\"}")
    public record Input(Long payer, Long receipt, LocalDate date, Money balance, String voucherNo, String remark) {}
}
