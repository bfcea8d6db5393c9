package org.warmth.api.bank;

import org.warmth.api.Money;

/**
 * One payment of an order. Holds personal data in the clear: it goes into the file and nowhere else.
 *
 * @param line its place in the order, from 1
 * @param reference the business number (业务唯一号), at most 35 letters and digits, never used for another attempt
 * @param account the payee's account
 * @param holder the account's holder
 * @param bank the payee's bank by name, or null
 * @param bankCode the payee's bank, 12 digits (联行号), or null
 * @param amount how much, above zero
 * @param idNumber the payee's ID number, or null
 * @param purpose what for, or null
 */
public record BankItem(
        int line,
        String reference,
        String account,
        String holder,
        String bank,
        String bankCode,
        Money amount,
        String idNumber,
        String purpose) {
    /** Without personal data. */
    @Override
    public String toString() {
        return "BankItem[line=" + line + ", reference=" + reference + "]";
    }
}
