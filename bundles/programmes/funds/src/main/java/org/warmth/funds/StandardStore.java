package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_STANDARDS;

import java.util.Collection;
import java.util.List;
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
public final class StandardStore extends StoredTable<Standard> {
    /** Over the module's database. */
    @Activate
    public StandardStore(@Reference(target = "(module=funds)") Database database) {
        super(database, FUNDS_STANDARDS);
    }

    Optional<Standard> byId(Caller caller, long id) {
        return database().read(sql -> sql.selectFrom(FUNDS_STANDARDS)
                .where(FUNDS_STANDARDS.ID.eq(id).and(database().scope(caller, FUNDS_STANDARDS.UNIT, Set.of())))
                .fetchOptional(this::record));
    }

    /** The standards in force of some units. */
    List<Standard> inForce(Collection<Long> units) {
        return database().read(sql -> sql.selectFrom(FUNDS_STANDARDS)
                .where(FUNDS_STANDARDS.UNIT.in(units).and(FUNDS_STANDARDS.STATE.eq(StandardState.APPROVED.name())))
                .fetch(this::record));
    }

    /** The standards in the caller's scope, of a unit and state or any. */
    List<Standard> page(Caller caller, long unit, StandardState state, long after, int size) {
        Condition wanted =
                database().scope(caller, FUNDS_STANDARDS.UNIT, Set.of()).and(FUNDS_STANDARDS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_STANDARDS.UNIT.eq(unit));
        return database().read(sql -> sql.selectFrom(FUNDS_STANDARDS)
                .where(state == null ? here : here.and(FUNDS_STANDARDS.STATE.eq(state.name())))
                .orderBy(FUNDS_STANDARDS.ID)
                .limit(size)
                .fetch(this::record));
    }

    private static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static <E extends Enum<E>> E ofName(Class<E> kind, String name) {
        return name == null ? null : Enum.valueOf(kind, name);
    }

    @Override
    public Field<?>[] columns() {
        return new Field<?>[] {
            FUNDS_STANDARDS.ID,
            FUNDS_STANDARDS.UNIT,
            FUNDS_STANDARDS.STANDARD_YEAR,
            FUNDS_STANDARDS.KIND,
            FUNDS_STANDARDS.CATEGORY,
            FUNDS_STANDARDS.MIN_FEN,
            FUNDS_STANDARDS.MAX_FEN,
            FUNDS_STANDARDS.MINUTES_NO,
            FUNDS_STANDARDS.BASIS,
            FUNDS_STANDARDS.STATE,
            FUNDS_STANDARDS.VERSION
        };
    }

    @Override
    public Object[] values(Standard standard) {
        return new Object[] {
            standard.id(),
            standard.unit(),
            standard.year(),
            name(standard.kind()),
            name(standard.category()),
            standard.min().fen(),
            standard.max().fen(),
            standard.minutesNo(),
            standard.basis(),
            standard.state().name(),
            standard.version()
        };
    }

    @Override
    public Standard record(Record row) {
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
