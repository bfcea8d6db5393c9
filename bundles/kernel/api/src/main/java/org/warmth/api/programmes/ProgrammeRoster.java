package org.warmth.api.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.warmth.api.Violation;
import org.warmth.api.lists.ListImport;
import org.warmth.api.lists.ListRoster;
import org.warmth.api.lists.Lists;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.RosterFields;
import org.warmth.api.sheets.Row;

/**
 * The roster of a simple programme: its columns are the fields of a record, the unit, and who a person is. The module says
 * what makes two acts the same, and its rules.
 *
 * @param <T> what a record says
 */
@ConsumerType
public interface ProgrammeRoster<T extends Record> extends ListRoster<Listing<T>> {
    @Override
    ProgrammeLists<T> kind();

    /** The fields that make two acts the same: what stands already is asked for again, never dropped; empty for none. */
    List<String> same();

    /** What is wrong with a record by the module's own rules; what its fields say for themselves is checked before. */
    default List<Violation> wrong(T said, LocalDate today) {
        return List.of();
    }

    @Override
    default Lists lists() {
        return kind().programmes().lists();
    }

    @Override
    default String name() {
        return kind().programme().module() + ".roster";
    }

    @Override
    default List<Column> columns() {
        return kind().programmes().columns(kind().programme());
    }

    @Override
    default List<List<String>> distinct() {
        List<String> apart = new ArrayList<>(same());
        apart.replaceAll(field -> field.equals("person") ? RosterFields.ID_NUMBER : field);
        return apart.isEmpty() ? List.of() : List.of(apart);
    }

    @Override
    default void examine(ListImport<Listing<T>> job, List<Row> rows) {
        kind().programmes().examine(this, job, rows);
    }

    @Override
    default List<Listing<T>> make(ListImport<Listing<T>> job, List<Row> rows) {
        return kind().programmes().make(kind().programme(), job, rows);
    }

    @Override
    default List<Map<String, Object>> cells(List<Listing<T>> records) {
        return kind().programmes().cells(kind().programme(), records);
    }
}
