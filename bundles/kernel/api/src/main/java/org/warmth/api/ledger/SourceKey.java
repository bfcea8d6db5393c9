package org.warmth.api.ledger;

/**
 * Why an entry is here once (law 5): unique in the ledger.
 *
 * @param module the module that posted
 * @param record its record
 * @param step the step of the record's life, with an instalment's number where there are several
 */
public record SourceKey(String module, long record, String step) {}
