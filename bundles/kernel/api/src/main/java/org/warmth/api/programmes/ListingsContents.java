package org.warmth.api.programmes;

import java.util.Map;
import org.warmth.api.Money;
import org.warmth.api.lists.ListContents;

/**
 * What a list of a simple programme holds.
 *
 * @param records how many records stand in it
 * @param posted how many of them are in the ledger
 * @param sums the sum of each amount that its records say, by field
 */
public record ListingsContents(int records, int posted, Map<String, Money> sums) implements ListContents {}
