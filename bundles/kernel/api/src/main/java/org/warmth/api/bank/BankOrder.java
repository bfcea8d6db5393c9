package org.warmth.api.bank;

import java.time.Instant;
import java.time.LocalDate;
import org.warmth.api.Money;

/**
 * A payment order (代发批次) as a bank sees it.
 *
 * @param number its number, at most 35 letters and digits, never used again
 * @param date the day on which the bank shall pay
 * @param createdAt when the file was made
 * @param payer the name of the account that pays
 * @param account the number of the account that pays
 * @param bankCode the payer's bank, 12 digits (联行号), or null
 * @param purpose what for, at most ten characters, or null
 * @param count how many items
 * @param sum their sum
 */
public record BankOrder(
        String number,
        LocalDate date,
        Instant createdAt,
        String payer,
        String account,
        String bankCode,
        String purpose,
        int count,
        Money sum) {}
