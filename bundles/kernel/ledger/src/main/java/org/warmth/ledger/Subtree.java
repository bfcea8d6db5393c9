package org.warmth.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.warmth.api.people.UnitSet;

/**
 * The units of a set, resolved.
 *
 * @param units their ids, sorted
 */
record Subtree(long[] units) {
    private static final int FEW = 32;
    private static final Field<Long> ANCESTOR = DSL.field(DSL.unquotedName("ancestor"), SQLDataType.BIGINT);
    private static final Field<Long> UNIT = DSL.field(DSL.unquotedName("unit"), SQLDataType.BIGINT);
    private static final Field<LocalDate> FROM = DSL.field(DSL.unquotedName("valid_from"), SQLDataType.LOCALDATE);
    private static final Field<LocalDate> TO = DSL.field(DSL.unquotedName("valid_to"), SQLDataType.LOCALDATE);

    /** Reads the tree as it stood on the set's day, from the one view that every module may read (MECHANICS 2). */
    static Subtree read(DSLContext ctx, UnitSet set) {
        if (!set.subtree()) {
            return new Subtree(new long[] {set.top()});
        }
        return new Subtree(ctx.select(UNIT)
                .from(DSL.table(DSL.unquotedName("unit_scope")))
                .where(ANCESTOR.eq(set.top()))
                .and(FROM.le(set.on()))
                .and(TO.ge(set.on()))
                .fetchStream()
                .mapToLong(record -> record.get(UNIT))
                .distinct()
                .sorted()
                .toArray());
    }

    /** Whether reading each of its units is cheap. */
    boolean few() {
        return units.length <= FEW;
    }

    /** Whether most of all units are in it, so that reading all of something costs less than asking for these. */
    boolean most(DSLContext ctx) {
        return 2 * units.length
                > ctx.select(DSL.countDistinct(UNIT))
                        .from(DSL.table(DSL.unquotedName("unit_scope")))
                        .fetchSingle(0, int.class);
    }

    /** The units that are not in it, of whatever day. */
    long[] others(DSLContext ctx) {
        return ctx.selectDistinct(UNIT)
                .from(DSL.table(DSL.unquotedName("unit_scope")))
                .fetchStream()
                .mapToLong(record -> record.get(UNIT))
                .filter(unit -> !contains(unit))
                .toArray();
    }

    boolean contains(long unit) {
        return Arrays.binarySearch(units, unit) >= 0;
    }
}
