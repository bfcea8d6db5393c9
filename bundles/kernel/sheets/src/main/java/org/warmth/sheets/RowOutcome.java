package org.warmth.sheets;

import java.util.List;
import org.warmth.api.sheets.Row;

/**
 * What came of a row, kept until the marked file is made.
 *
 * @param number the row's number in the sheet
 * @param id the record's id, 0 for a row that is no record
 * @param waiting whether the row was held back
 * @param faults what was found
 */
public record RowOutcome(int number, long id, boolean waiting, List<Row.Fault> faults) {}
