package org.warmth.statistics;

import java.time.LocalDate;
import org.warmth.api.Money;

/**
 * A record behind a cell of a form. The records of a cell add up to its value.
 *
 * @param id its id, the paging key
 * @param code the row that counts it: the cell's own, or the part of a sum
 * @param unit whose form counts it
 * @param unitName that unit's name
 * @param date its day
 * @param who the recipient, masked, or how many they were
 * @param idNumber the recipient's number, masked, or null
 * @param text what it is, in one line, masked
 * @param count what it adds to a counting row, else null
 * @param money what it adds to a money row, else null
 * @param shown the same as the form prints it: a count, or 万元
 * @param ref where it comes from: module/record/step in the ledger, or a path below {@code /warmth/v1}
 */
record FormRecord(
        long id,
        String code,
        long unit,
        String unitName,
        LocalDate date,
        String who,
        String idNumber,
        String text,
        Integer count,
        Money money,
        String shown,
        String ref) {}
