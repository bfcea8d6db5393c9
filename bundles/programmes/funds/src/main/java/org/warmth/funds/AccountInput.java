package org.warmth.funds;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Another account for a payment: the payee's own.
 *
 * @param number the card or account
 * @param holder whose account it is (R-E02)
 * @param bank the bank, or null
 * @param bankCode the bank's code, 12 digits (联行号), where the bank's file needs it
 */
@Schema(name = "funds.AccountInput", example = "{\"number\":\"9999991000000020\",\"holder\":\"李例安\",\"bank\":\"演示银行\"}")
public record AccountInput(String number, String holder, String bank, String bankCode) {}
