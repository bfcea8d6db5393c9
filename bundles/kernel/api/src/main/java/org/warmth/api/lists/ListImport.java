package org.warmth.api.lists;

import java.util.Map;
import java.util.Objects;
import org.warmth.api.people.PersonView;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.RosterImport;
import org.warmth.api.sheets.Row;

/**
 * An import into a list, with what the records already say about the rows at hand.
 *
 * @param job the import
 * @param list the list that new rows enter
 * @param known the records that rows came back from, or that stand for them since, by row id
 * @param people the persons of those records, masked
 * @param <R> the records
 */
public record ListImport<R extends Listed<R>>(
        RosterImport job, long list, Map<Long, R> known, Map<Long, PersonView> people) {
    /** The record that a row came back from, the one that corrects it since or came back for it, or null. */
    public R known(Row row) {
        return known.get(row.id());
    }

    /** Whether a record is the one that a row means, or waits to correct it: then it is no second one that says the same. */
    public boolean means(Row row, R record) {
        R standing = known(row);
        long meant = standing == null ? row.id() : standing.id();
        return record.id() == meant || record.corrects() == meant;
    }

    /** The person that a row which came back still means: the same name, and no number or a masked one; else 0. */
    public long person(Row row) {
        R standing = known(row);
        PersonView person = standing == null ? null : people.get(standing.person());
        boolean same = person != null
                && Objects.equals(person.name(), row.text(RosterFields.NAME))
                && (row.text(RosterFields.ID_NUMBER) == null || row.masked(RosterFields.ID_NUMBER));
        return same ? person.id() : 0;
    }
}
