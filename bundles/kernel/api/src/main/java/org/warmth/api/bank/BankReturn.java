package org.warmth.api.bank;

import org.warmth.api.Money;

/**
 * What a return file says of itself.
 *
 * @param order the number of the order that it answers, or null where the layout does not say
 * @param count how many items it claims to hold, -1 where it does not say
 * @param sum their sum as it claims, or null
 * @param rest what became of the items that it does not name (a group status), or null where that says nothing
 */
public record BankReturn(String order, int count, Money sum, BankResult.Outcome rest) {}
