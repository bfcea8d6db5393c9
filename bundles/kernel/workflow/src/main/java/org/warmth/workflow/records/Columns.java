package org.warmth.workflow.records;

import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;

/** The columns that the tables of all modules share by name. */
public final class Columns {
    private Columns() {}

    /** A column that the contract asks for; its absence is the module's mistake. */
    public static <T> Field<T> of(Table<?> table, String name, Class<T> type) {
        Field<T> column = table.field(name, type);
        if (column == null) {
            throw new IllegalArgumentException(table.getName() + " has no column " + name);
        }
        return column;
    }

    /** States as their column holds them. */
    public static List<String> names(Collection<? extends Enum<?>> states) {
        return states.stream().map(Enum::name).toList();
    }
}
