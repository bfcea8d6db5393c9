package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_STANDARDS;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Category;
import org.warmth.api.Money;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;

/** The table of standards; no rule. */
@Component(service = StandardStore.class)
public final class StandardStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public StandardStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(Standard standard) {
        database.write(
                sql -> sql.insertInto(FUNDS_STANDARDS).set(columns(standard)).execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(Standard standard) {
        return database.write(sql -> sql.update(FUNDS_STANDARDS)
                        .set(columns(standard))
                        .where(FUNDS_STANDARDS
                                .ID
                                .eq(standard.id())
                                .and(FUNDS_STANDARDS.VERSION.eq(standard.version() - 1)))
                        .execute())
                == 1;
    }

    Optional<Standard> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_STANDARDS)
                .where(FUNDS_STANDARDS.ID.eq(id).and(database.scope(caller, FUNDS_STANDARDS.UNIT, Set.of())))
                .fetchOptional(StandardStore::standard));
    }

    /** The standards in force of some units. */
    List<Standard> inForce(Collection<Long> units) {
        return database.read(sql -> sql.selectFrom(FUNDS_STANDARDS)
                .where(FUNDS_STANDARDS.UNIT.in(units).and(FUNDS_STANDARDS.STATE.eq(StandardState.APPROVED.name())))
                .fetch(StandardStore::standard));
    }

    /** The standards in the caller's scope, of a unit and state or any. */
    List<Standard> page(Caller caller, long unit, StandardState state, long after, int size) {
        Condition wanted =
                database.scope(caller, FUNDS_STANDARDS.UNIT, Set.of()).and(FUNDS_STANDARDS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_STANDARDS.UNIT.eq(unit));
        return database.read(sql -> sql.selectFrom(FUNDS_STANDARDS)
                .where(state == null ? here : here.and(FUNDS_STANDARDS.STATE.eq(state.name())))
                .orderBy(FUNDS_STANDARDS.ID)
                .limit(size)
                .fetch(StandardStore::standard));
    }

    private static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static <E extends Enum<E>> E ofName(Class<E> kind, String name) {
        return name == null ? null : Enum.valueOf(kind, name);
    }

    private static Map<Field<?>, Object> columns(Standard standard) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_STANDARDS.ID, standard.id());
        columns.put(FUNDS_STANDARDS.UNIT, standard.unit());
        columns.put(FUNDS_STANDARDS.STANDARD_YEAR, standard.year());
        columns.put(FUNDS_STANDARDS.KIND, name(standard.kind()));
        columns.put(FUNDS_STANDARDS.CATEGORY, name(standard.category()));
        columns.put(FUNDS_STANDARDS.MIN_FEN, standard.min().fen());
        columns.put(FUNDS_STANDARDS.MAX_FEN, standard.max().fen());
        columns.put(FUNDS_STANDARDS.MINUTES_NO, standard.minutesNo());
        columns.put(FUNDS_STANDARDS.BASIS, standard.basis());
        columns.put(FUNDS_STANDARDS.STATE, standard.state().name());
        columns.put(FUNDS_STANDARDS.VERSION, standard.version());
        return columns;
    }

    private static Standard standard(Record row) {
        return new Standard(
                row.get(FUNDS_STANDARDS.ID),
                row.get(FUNDS_STANDARDS.UNIT),
                row.get(FUNDS_STANDARDS.STANDARD_YEAR),
                ofName(ProjectKind.class, row.get(FUNDS_STANDARDS.KIND)),
                ofName(Category.class, row.get(FUNDS_STANDARDS.CATEGORY)),
                Money.ofFen(row.get(FUNDS_STANDARDS.MIN_FEN)),
                Money.ofFen(row.get(FUNDS_STANDARDS.MAX_FEN)),
                row.get(FUNDS_STANDARDS.MINUTES_NO),
                row.get(FUNDS_STANDARDS.BASIS),
                StandardState.valueOf(row.get(FUNDS_STANDARDS.STATE)),
                row.get(FUNDS_STANDARDS.VERSION));
    }
}
