package org.warmth.workflow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.junit.jupiter.api.Test;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.Tag;
import org.warmth.api.records.RecordRows;

/** A record lies in its table by the names of what it holds; what does not fit is refused by name. */
class RecordRowsTest {
    private record Size(Category category, int pairs) {}

    private record Glove(
            long id,
            Size size,
            Money worth,
            Set<Tag> tags,
            boolean warm,
            LocalDate date,
            Instant madeAt,
            String note) {}

    private record Odd(long id, Thread thread) {}

    private record Twice(long id, Inner inner) {
        private record Inner(long id) {}
    }

    private static final class Gloves extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;
        private final Field<LocalDate> day = createField(DSL.name("GIVEN_ON"), SQLDataType.LOCALDATE, this);

        private Gloves() {
            super(DSL.name("GLOVES"));
            createField(DSL.name("ID"), SQLDataType.BIGINT, this);
            createField(DSL.name("CATEGORY"), SQLDataType.VARCHAR, this);
            createField(DSL.name("PAIRS"), SQLDataType.INTEGER, this);
            createField(DSL.name("WORTH_FEN"), SQLDataType.BIGINT, this);
            createField(DSL.name("TAGS"), SQLDataType.INTEGER, this);
            createField(DSL.name("WARM"), SQLDataType.BOOLEAN, this);
            createField(DSL.name("MADE_AT"), SQLDataType.LOCALDATETIME, this);
            createField(DSL.name("NOTE"), SQLDataType.VARCHAR, this);
        }
    }

    private static final Gloves TABLE = new Gloves();

    @Test
    void a_record_comes_back_from_its_row_as_it_was() {
        RecordRows<Glove> rows = RecordRows.of(Glove.class, TABLE, Map.of("date", TABLE.day));
        for (Glove glove : new Glove[] {
            new Glove(
                    7,
                    new Size(Category.C7, 2),
                    Money.ofFen(150),
                    Set.of(Tag.ON_DUTY),
                    true,
                    LocalDate.of(2022, 1, 10),
                    Instant.parse("2022-01-10T01:00:00Z"),
                    "left"),
            new Glove(8, new Size(null, 0), Money.ZERO, Set.of(), false, null, null, null)
        }) {
            Record row = DSL.using(SQLDialect.DEFAULT).newRecord(rows.columns());
            row.fromArray(rows.values(glove));
            assertThat(rows.record(row)).isEqualTo(glove);
        }
        assertThat(rows.columns())
                .extracting(Field::getName)
                .containsExactly("ID", "CATEGORY", "PAIRS", "WORTH_FEN", "TAGS", "WARM", "GIVEN_ON", "MADE_AT", "NOTE");
        assertThat(rows.values(
                        new Glove(9, new Size(null, 0), Money.ofFen(3), Set.of(), false, null, Instant.EPOCH, null)))
                .containsExactly(9L, null, 0, 3L, 0, false, null, LocalDateTime.of(1970, 1, 1, 0, 0), null);
    }

    @Test
    void what_has_no_column_is_refused_by_name() {
        assertThatThrownBy(() -> RecordRows.of(Glove.class, TABLE)).hasMessage("GLOVES has no column DATE for date");
        assertThatThrownBy(() -> RecordRows.of(Glove.class, TABLE, Map.of("date", TABLE.day, "day", TABLE.day)))
                .hasMessageContaining("[day]");
        assertThatThrownBy(() -> RecordRows.of(Glove.class, TABLE, Map.of("date", TABLE.field("TAGS"))))
                .hasMessage("GLOVES.TAGS holds no LocalDate for date");
        assertThatThrownBy(() -> RecordRows.of(Odd.class, TABLE)).hasMessageContaining("thread, a Thread");
        assertThatThrownBy(() -> RecordRows.of(Twice.class, TABLE))
                .hasMessage("GLOVES has no column INNER_ID for inner.id");
        assertThatThrownBy(() -> RecordRows.of(
                        Size.class, TABLE, Map.of("pairs", TABLE.field("TAGS"), "category", TABLE.field("TAGS"))))
                .hasMessageContaining("category");
        assertThatThrownBy(() -> RecordRows.of(String.class, TABLE)).hasMessageContaining("is no record");
    }
}
