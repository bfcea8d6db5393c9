package org.warmth.sealing;

import java.time.LocalDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The two tables of a chain, {@code <module>_tail} and {@code <module>_seals}. */
final class SealTables {
    static final Field<Long> ID = DSL.field(DSL.unquotedName("id"), SQLDataType.BIGINT);
    static final Field<Long> NUMBER = DSL.field(DSL.unquotedName("seal_number"), SQLDataType.BIGINT);
    static final Field<LocalDateTime> AT = DSL.field(DSL.unquotedName("sealed_at"), SQLDataType.LOCALDATETIME);
    static final Field<Long> FIRST = DSL.field(DSL.unquotedName("first_id"), SQLDataType.BIGINT);
    static final Field<Long> LAST = DSL.field(DSL.unquotedName("last_id"), SQLDataType.BIGINT);
    static final Field<Integer> COUNT = DSL.field(DSL.unquotedName("row_count"), SQLDataType.INTEGER);
    static final Field<String> VALUE = DSL.field(DSL.unquotedName("seal_value"), SQLDataType.CHAR(43));
    static final Field<byte[]> LIST = DSL.field(DSL.unquotedName("row_list"), SQLDataType.VARBINARY(32672));

    final Table<Record> tail;
    final Table<Record> seals;

    SealTables(String module) {
        tail = DSL.table(DSL.unquotedName(module + "_tail"));
        seals = DSL.table(DSL.unquotedName(module + "_seals"));
    }
}
