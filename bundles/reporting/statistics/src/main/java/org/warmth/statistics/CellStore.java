package org.warmth.statistics;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.warmth.statistics.db.Tables.STATISTICS_CELLS;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.people.UnitSet;
import org.warmth.api.records.RecordTable;
import org.warmth.api.store.Database;
import org.warmth.statistics.ManualCell.State;

/** The table of manual cells. */
@Component(service = CellStore.class)
public class CellStore implements RecordTable<ManualCell> {
    private final Database database;

    @Activate
    public CellStore(@Reference(target = "(module=statistics)") Database database) {
        this.database = database;
    }

    /**
     * What confirmed cells add to a row.
     *
     * @param sum together
     * @param cells how many they are
     * @param reason the reason of one of them
     */
    record Added(long sum, int cells, String reason) {}

    /** What the confirmed cells of the units add, by row. */
    Map<String, Added> counted(String form, long campaign, UnitSet units) {
        return database.read(sql -> {
            Map<String, Added> added = new HashMap<>();
            sql.select(
                            STATISTICS_CELLS.CODE,
                            sum(STATISTICS_CELLS.COUNTED),
                            count(),
                            max(STATISTICS_CELLS.COUNTED_REASON))
                    .from(STATISTICS_CELLS)
                    .where(of(form, campaign, units))
                    .and(STATISTICS_CELLS.COUNTED.isNotNull())
                    .groupBy(STATISTICS_CELLS.CODE)
                    .forEach(row -> added.put(
                            row.value1(), new Added(row.value2().longValueExact(), row.value3(), row.value4())));
            return added;
        });
    }

    /** The cells of the units that wait or count, in the order of ids after {@code after}. */
    List<ManualCell> list(String form, long campaign, UnitSet units, long after, int size) {
        return page(of(form, campaign, units), after, size);
    }

    /** The cells of the units that count in one of the rows, in the order of ids after {@code after}. */
    List<ManualCell> counting(
            String form, long campaign, UnitSet units, Collection<String> codes, long after, int size) {
        return page(
                of(form, campaign, units)
                        .and(STATISTICS_CELLS.CODE.in(codes))
                        .and(STATISTICS_CELLS.COUNTED.isNotNull()),
                after,
                size);
    }

    /** All cells of one unit's form, by row. */
    Map<String, ManualCell> ofUnit(String form, long campaign, long unit) {
        return database.read(sql -> sql.selectFrom(STATISTICS_CELLS)
                .where(STATISTICS_CELLS.CAMPAIGN.eq(campaign))
                .and(STATISTICS_CELLS.FORM.eq(form))
                .and(STATISTICS_CELLS.UNIT.eq(unit))
                .fetchMap(STATISTICS_CELLS.CODE, this::record));
    }

    /** The cell of a row of one unit's form. */
    Optional<ManualCell> find(String form, long campaign, long unit, String code) {
        return database.read(sql -> sql.selectFrom(STATISTICS_CELLS)
                .where(STATISTICS_CELLS.CAMPAIGN.eq(campaign))
                .and(STATISTICS_CELLS.FORM.eq(form))
                .and(STATISTICS_CELLS.UNIT.eq(unit))
                .and(STATISTICS_CELLS.CODE.eq(code))
                .fetchOptional(this::record));
    }

    /**
     * Keeps a new cell.
     *
     * @throws Problem 409 {@code statistics.cell-exists} if another was quicker
     */
    void insert(ManualCell cell) {
        database.write(sql -> {
            Condition there = STATISTICS_CELLS
                    .CAMPAIGN
                    .eq(cell.campaign())
                    .and(STATISTICS_CELLS.FORM.eq(cell.form()))
                    .and(STATISTICS_CELLS.UNIT.eq(cell.unit()))
                    .and(STATISTICS_CELLS.CODE.eq(cell.code()));
            if (sql.fetchExists(STATISTICS_CELLS, there)) {
                throw Problem.conflict("statistics.cell-exists", cell.code());
            }
            sql.insertInto(STATISTICS_CELLS, columns()).values(values(cell)).execute();
            return null;
        });
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return STATISTICS_CELLS;
    }

    @Override
    public Field<?>[] columns() {
        return new Field<?>[] {
            STATISTICS_CELLS.ID,
            STATISTICS_CELLS.FORM,
            STATISTICS_CELLS.CAMPAIGN,
            STATISTICS_CELLS.UNIT,
            STATISTICS_CELLS.CODE,
            STATISTICS_CELLS.STATE,
            STATISTICS_CELLS.TYPED,
            STATISTICS_CELLS.ADDED,
            STATISTICS_CELLS.COUNTED,
            STATISTICS_CELLS.REASON,
            STATISTICS_CELLS.COUNTED_REASON,
            STATISTICS_CELLS.TYPED_BY,
            STATISTICS_CELLS.TYPED_AT,
            STATISTICS_CELLS.VERSION
        };
    }

    @Override
    public Object[] values(ManualCell cell) {
        return new Object[] {
            cell.id(),
            cell.form(),
            cell.campaign(),
            cell.unit(),
            cell.code(),
            cell.state().name(),
            cell.typed(),
            cell.added(),
            cell.counted(),
            cell.reason(),
            cell.countedReason(),
            cell.typedBy(),
            LocalDateTime.ofInstant(cell.typedAt(), ZoneOffset.UTC),
            cell.version()
        };
    }

    /** Does several things in one transaction. */
    <T> T together(java.util.function.Supplier<T> work) {
        return database.write(sql -> work.get());
    }

    private List<ManualCell> page(Condition condition, long after, int size) {
        return database.read(sql -> sql.selectFrom(STATISTICS_CELLS)
                .where(condition)
                .and(STATISTICS_CELLS.ID.gt(after))
                .orderBy(STATISTICS_CELLS.ID)
                .limit(size)
                .fetch(this::record));
    }

    private Condition of(String form, long campaign, UnitSet units) {
        return STATISTICS_CELLS
                .CAMPAIGN
                .eq(campaign)
                .and(STATISTICS_CELLS.FORM.eq(form))
                .and(
                        units.subtree()
                                ? database.subtree(STATISTICS_CELLS.UNIT, units.top(), units.on())
                                : STATISTICS_CELLS.UNIT.eq(units.top()));
    }

    @Override
    public ManualCell record(Record row) {
        return new ManualCell(
                row.get(STATISTICS_CELLS.ID),
                row.get(STATISTICS_CELLS.FORM),
                row.get(STATISTICS_CELLS.CAMPAIGN),
                row.get(STATISTICS_CELLS.UNIT),
                row.get(STATISTICS_CELLS.CODE),
                State.valueOf(row.get(STATISTICS_CELLS.STATE)),
                row.get(STATISTICS_CELLS.TYPED),
                row.get(STATISTICS_CELLS.ADDED),
                row.get(STATISTICS_CELLS.COUNTED),
                row.get(STATISTICS_CELLS.REASON),
                row.get(STATISTICS_CELLS.COUNTED_REASON),
                row.get(STATISTICS_CELLS.TYPED_BY),
                row.get(STATISTICS_CELLS.TYPED_AT).toInstant(ZoneOffset.UTC),
                row.get(STATISTICS_CELLS.VERSION));
    }
}
