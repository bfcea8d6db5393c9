package org.warmth.jobs;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The clock that all nodes share, UTC: the database's. Derby's is that of its only server. */
final class DatabaseTime {
    private DatabaseTime() {}

    static LocalDateTime now(DSLContext sql) {
        if (sql.dialect() == SQLDialect.POSTGRES) {
            return sql.select(DSL.field("clock_timestamp() at time zone 'UTC'", SQLDataType.LOCALDATETIME))
                    .fetchSingle()
                    .value1();
        }
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
