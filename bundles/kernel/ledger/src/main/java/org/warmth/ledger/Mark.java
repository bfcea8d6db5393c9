package org.warmth.ledger;

/**
 * Where the totals of the database stand.
 *
 * @param generation the generation that counts
 * @param cuts where its time axis is cut
 * @param seal the last seal they count
 */
record Mark(long generation, Cuts cuts, long seal) {}
