package org.warmth.api.records;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** What a caller may ask of a page, or leave open. */
public final class Filter {
    private Filter() {}

    /** The rows with that id in a column; any for 0. */
    public static Condition by(Field<Long> column, long wanted) {
        return wanted == 0 ? DSL.noCondition() : column.eq(wanted);
    }

    /** The rows with that code in a column; any for null. */
    public static Condition by(Field<String> column, Enum<?> wanted) {
        return wanted == null ? DSL.noCondition() : column.eq(wanted.name());
    }
}
