package org.warmth.ledger;

/**
 * What one seal added to the totals.
 *
 * @param generation the generation it was added to
 * @param seal the seal
 * @param entries how many entries it covers
 * @param sums what was added
 */
record Delta(long generation, long seal, int entries, UnitSums sums) {}
