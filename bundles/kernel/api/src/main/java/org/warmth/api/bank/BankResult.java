package org.warmth.api.bank;

import java.time.LocalDate;
import org.warmth.api.Money;

/**
 * What a bank says of one payment.
 *
 * @param line the line of the return file, from 1; 0 where it has none
 * @param reference the item's {@link BankItem#reference}
 * @param amount how much, or null where the file does not say
 * @param account the account as the file has it, or null
 * @param outcome what became of it
 * @param code the bank's own code, or null
 * @param reason why not, in the bank's words or null
 * @param date the day, or null
 */
public record BankResult(
        int line,
        String reference,
        Money amount,
        String account,
        Outcome outcome,
        String code,
        String reason,
        LocalDate date) {
    /** What became of a payment. */
    public enum Outcome {
        /** 成功: on the payee's account. */
        PAID,
        /** 失败: not paid; the money stayed. */
        RETURNED,
        /** 处理中: taken in, not decided; asked for again, never sent again. */
        PENDING,
        /** 退汇: paid, and come back days later. */
        REFUNDED
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "BankResult[line=" + line + ", reference=" + reference + ", outcome=" + outcome + "]";
    }
}
