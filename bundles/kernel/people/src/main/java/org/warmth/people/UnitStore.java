package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_UNITS;
import static org.warmth.people.db.Tables.PEOPLE_UNIT_CHANGE;
import static org.warmth.people.db.Tables.PEOPLE_UNIT_PATHS;
import static org.warmth.people.db.Tables.PEOPLE_UNIT_PLACES;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.warmth.api.people.Unit;
import org.warmth.people.db.tables.PeopleUnitPaths;

/** The tables of the union tree: units, their places in time, and the paths that {@code unit_scope} shows. */
final class UnitStore {
    private static final List<Field<?>> UNIT_COLUMNS = List.of(
            PEOPLE_UNITS.ID,
            PEOPLE_UNITS.CODE,
            PEOPLE_UNITS.NAME,
            PEOPLE_UNITS.UNIT_LEVEL,
            PEOPLE_UNITS.FILING,
            PEOPLE_UNITS.REPORTING,
            PEOPLE_UNITS.CREDIT_CODE,
            PEOPLE_UNITS.VALID_FROM,
            PEOPLE_UNITS.VALID_TO,
            PEOPLE_UNITS.CHANGE_NO,
            PEOPLE_UNITS.CREATED_BY,
            PEOPLE_UNITS.CREATED_AT,
            PEOPLE_UNITS.VERSION);

    private UnitStore() {}

    /** The number of the latest change. */
    static long change(DSLContext db) {
        return db.select(PEOPLE_UNIT_CHANGE.CHANGE_NO)
                .from(PEOPLE_UNIT_CHANGE)
                .fetchSingle(PEOPLE_UNIT_CHANGE.CHANGE_NO);
    }

    /**
     * Takes the next change number. Its row stays locked until the transaction ends, so that the numbers become visible
     * in their order; the candidate is unique, so that a number rolled back never comes again.
     */
    static long nextChange(DSLContext db, long candidate) {
        db.update(PEOPLE_UNIT_CHANGE)
                .set(
                        PEOPLE_UNIT_CHANGE.CHANGE_NO,
                        DSL.when(PEOPLE_UNIT_CHANGE.CHANGE_NO.lt(candidate), DSL.val(candidate))
                                .otherwise(PEOPLE_UNIT_CHANGE.CHANGE_NO.plus(1L)))
                .execute();
        return change(db);
    }

    /** The units changed with a number or a later one, with all their places. */
    static List<UnitNode> changedSince(DSLContext db, long number) {
        Condition later = PEOPLE_UNITS.CHANGE_NO.ge(number);
        // Units before places: one that is founded in between has places and is no unit yet, never the other way round.
        var units = db.select(
                        PEOPLE_UNITS.ID,
                        PEOPLE_UNITS.CODE,
                        PEOPLE_UNITS.NAME,
                        PEOPLE_UNITS.UNIT_LEVEL,
                        PEOPLE_UNITS.FILING,
                        PEOPLE_UNITS.REPORTING,
                        PEOPLE_UNITS.CREDIT_CODE,
                        PEOPLE_UNITS.VALID_FROM,
                        PEOPLE_UNITS.VALID_TO,
                        PEOPLE_UNITS.VERSION)
                .from(PEOPLE_UNITS)
                .where(later)
                .fetch();
        Map<Long, List<Place>> places = new HashMap<>();
        db.select(
                        PEOPLE_UNIT_PLACES.UNIT,
                        PEOPLE_UNIT_PLACES.PARENT,
                        PEOPLE_UNIT_PLACES.VALID_FROM,
                        PEOPLE_UNIT_PLACES.VALID_TO)
                .from(PEOPLE_UNIT_PLACES)
                .join(PEOPLE_UNITS)
                .on(PEOPLE_UNITS.ID.eq(PEOPLE_UNIT_PLACES.UNIT))
                .where(later)
                .orderBy(PEOPLE_UNIT_PLACES.UNIT, PEOPLE_UNIT_PLACES.VALID_FROM)
                .forEach(row -> places.computeIfAbsent(row.value1(), unit -> new ArrayList<>(1))
                        .add(new Place(row.value1(), row.value2(), row.value3(), row.value4())));
        return units.map(row -> new UnitNode(
                row.value1(),
                row.value2(),
                row.value3(),
                Unit.Level.valueOf(row.value4()),
                row.value5(),
                Unit.Reporting.valueOf(row.value6()),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10(),
                List.copyOf(places.get(row.value1()))));
    }

    /** Those among the codes that are taken. */
    static List<String> taken(DSLContext db, Collection<String> codes) {
        return db.select(PEOPLE_UNITS.CODE)
                .from(PEOPLE_UNITS)
                .where(PEOPLE_UNITS.CODE.in(codes))
                .fetch(PEOPLE_UNITS.CODE);
    }

    /** The paths of these units at all times. */
    static List<Path> paths(DSLContext db, Collection<Long> units) {
        return db.select(
                        PEOPLE_UNIT_PATHS.ANCESTOR,
                        PEOPLE_UNIT_PATHS.UNIT,
                        PEOPLE_UNIT_PATHS.VALID_FROM,
                        PEOPLE_UNIT_PATHS.VALID_TO)
                .from(PEOPLE_UNIT_PATHS)
                .where(PEOPLE_UNIT_PATHS.UNIT.in(units))
                .fetch(row -> new Path(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Writes new units with their first places and their paths, each kind by one prepared statement. */
    static void insert(
            DSLContext db, List<UnitNode> nodes, List<Path> paths, long change, long user, LocalDateTime at) {
        var units = db.batch(db.insertInto(PEOPLE_UNITS, UNIT_COLUMNS).values(new Object[UNIT_COLUMNS.size()]));
        var places = db.batch(insertPlace(db, null, null, null, null));
        var under = db.batch(insertPath(db, null, null, null, null));
        for (UnitNode node : nodes) {
            units.bind(
                    node.id(),
                    node.code(),
                    node.name(),
                    node.level().name(),
                    node.filing(),
                    node.reporting().name(),
                    node.creditCode(),
                    node.from(),
                    node.to(),
                    change,
                    user,
                    at,
                    node.version());
            node.places().forEach(place -> places.bind(place.unit(), place.parent(), place.from(), place.to()));
        }
        paths.forEach(path -> under.bind(path.ancestor(), path.unit(), path.from(), path.to()));
        units.execute();
        places.execute();
        under.execute();
    }

    /** Changes what is not a date; false if somebody else was faster. */
    static boolean update(DSLContext db, UnitNode node, long change) {
        return db.update(PEOPLE_UNITS)
                        .set(PEOPLE_UNITS.NAME, node.name())
                        .set(PEOPLE_UNITS.UNIT_LEVEL, node.level().name())
                        .set(PEOPLE_UNITS.FILING, node.filing())
                        .set(PEOPLE_UNITS.REPORTING, node.reporting().name())
                        .set(PEOPLE_UNITS.CREDIT_CODE, node.creditCode())
                        .set(PEOPLE_UNITS.VALID_TO, node.to())
                        .set(PEOPLE_UNITS.CHANGE_NO, change)
                        .set(PEOPLE_UNITS.VERSION, node.version() + 1)
                        .where(PEOPLE_UNITS.ID.eq(node.id()))
                        .and(PEOPLE_UNITS.VERSION.eq(node.version()))
                        .execute()
                == 1;
    }

    /** Ends the unit's last place, or removes it if it had not begun, and begins the new one. */
    static void place(DSLContext db, Place last, Place next) {
        if (!last.from().isBefore(next.from())) {
            db.deleteFrom(PEOPLE_UNIT_PLACES)
                    .where(PEOPLE_UNIT_PLACES.UNIT.eq(last.unit()))
                    .and(PEOPLE_UNIT_PLACES.VALID_FROM.eq(last.from()))
                    .execute();
        } else {
            endPlace(db, last, next.from().minusDays(1));
        }
        insertPlace(db, next.unit(), next.parent(), next.from(), next.to()).execute();
    }

    /** Ends a place. */
    static void endPlace(DSLContext db, Place place, LocalDate lastDay) {
        db.update(PEOPLE_UNIT_PLACES)
                .set(PEOPLE_UNIT_PLACES.VALID_TO, lastDay)
                .where(PEOPLE_UNIT_PLACES.UNIT.eq(place.unit()))
                .and(PEOPLE_UNIT_PLACES.VALID_FROM.eq(place.from()))
                .execute();
    }

    /** Whether something still stands below the unit after a day. */
    static boolean hasBelow(DSLContext db, long unit, LocalDate day) {
        return db.fetchExists(db.selectOne()
                .from(PEOPLE_UNIT_PATHS)
                .where(PEOPLE_UNIT_PATHS.ANCESTOR.eq(unit))
                .and(PEOPLE_UNIT_PATHS.UNIT.ne(unit))
                .and(PEOPLE_UNIT_PATHS.VALID_TO.gt(day)));
    }

    /** Ends every path to the unit. */
    static void endPaths(DSLContext db, long unit, LocalDate lastDay) {
        db.update(PEOPLE_UNIT_PATHS)
                .set(PEOPLE_UNIT_PATHS.VALID_TO, lastDay)
                .where(PEOPLE_UNIT_PATHS.UNIT.eq(unit))
                .and(PEOPLE_UNIT_PATHS.VALID_TO.gt(lastDay))
                .execute();
    }

    /** From a day on cuts the unit's subtree off what was above it: ends the paths that go through the unit. */
    static void cut(DSLContext db, long unit, LocalDate from) {
        Condition through = PEOPLE_UNIT_PATHS.VALID_TO.ge(from).and(through(unit));
        db.deleteFrom(PEOPLE_UNIT_PATHS)
                .where(through)
                .and(PEOPLE_UNIT_PATHS.VALID_FROM.ge(from))
                .execute();
        db.update(PEOPLE_UNIT_PATHS)
                .set(PEOPLE_UNIT_PATHS.VALID_TO, from.minusDays(1))
                .where(through)
                .execute();
    }

    /** From a day on joins the unit's subtree to a new parent and all above it, as long as both hold. */
    static void join(DSLContext db, long unit, long parent, LocalDate from) {
        PeopleUnitPaths upper = PEOPLE_UNIT_PATHS.as("over_path");
        PeopleUnitPaths lower = PEOPLE_UNIT_PATHS.as("own_path");
        var start = latest(latest(upper.VALID_FROM, lower.VALID_FROM), DSL.val(from));
        var end = earliest(upper.VALID_TO, lower.VALID_TO);
        db.insertInto(
                        PEOPLE_UNIT_PATHS,
                        PEOPLE_UNIT_PATHS.ANCESTOR,
                        PEOPLE_UNIT_PATHS.UNIT,
                        PEOPLE_UNIT_PATHS.VALID_FROM,
                        PEOPLE_UNIT_PATHS.VALID_TO)
                .select(db.select(upper.ANCESTOR, lower.UNIT, start, end)
                        .from(upper)
                        .join(lower)
                        .on(lower.ANCESTOR.eq(unit))
                        .where(upper.UNIT.eq(parent))
                        .and(upper.VALID_TO.ge(from))
                        .and(lower.VALID_TO.ge(from))
                        .and(upper.VALID_FROM.le(lower.VALID_TO))
                        .and(lower.VALID_FROM.le(upper.VALID_TO)))
                .execute();
    }

    /** A path that, all its days, leads from above the unit through it to something at or below it. */
    private static Condition through(long unit) {
        PeopleUnitPaths above = PEOPLE_UNIT_PATHS.as("above");
        PeopleUnitPaths under = PEOPLE_UNIT_PATHS.as("under");
        return PEOPLE_UNIT_PATHS
                .ANCESTOR
                .ne(unit)
                .and(DSL.exists(DSL.selectOne()
                        .from(above)
                        .where(above.UNIT.eq(unit))
                        .and(above.ANCESTOR.eq(PEOPLE_UNIT_PATHS.ANCESTOR))
                        .and(above.VALID_FROM.le(PEOPLE_UNIT_PATHS.VALID_FROM))
                        .and(above.VALID_TO.ge(PEOPLE_UNIT_PATHS.VALID_TO))))
                .and(DSL.exists(DSL.selectOne()
                        .from(under)
                        .where(under.ANCESTOR.eq(unit))
                        .and(under.UNIT.eq(PEOPLE_UNIT_PATHS.UNIT))
                        .and(under.VALID_FROM.le(PEOPLE_UNIT_PATHS.VALID_FROM))
                        .and(under.VALID_TO.ge(PEOPLE_UNIT_PATHS.VALID_TO))));
    }

    private static Field<LocalDate> latest(Field<LocalDate> a, Field<LocalDate> b) {
        return DSL.when(a.ge(b), a).otherwise(b);
    }

    private static Field<LocalDate> earliest(Field<LocalDate> a, Field<LocalDate> b) {
        return DSL.when(a.le(b), a).otherwise(b);
    }

    private static Query insertPlace(DSLContext db, Long unit, Long parent, LocalDate from, LocalDate to) {
        return db.insertInto(
                        PEOPLE_UNIT_PLACES,
                        PEOPLE_UNIT_PLACES.UNIT,
                        PEOPLE_UNIT_PLACES.PARENT,
                        PEOPLE_UNIT_PLACES.VALID_FROM,
                        PEOPLE_UNIT_PLACES.VALID_TO)
                .values(unit, parent, from, to);
    }

    private static Query insertPath(DSLContext db, Long ancestor, Long unit, LocalDate from, LocalDate to) {
        return db.insertInto(
                        PEOPLE_UNIT_PATHS,
                        PEOPLE_UNIT_PATHS.ANCESTOR,
                        PEOPLE_UNIT_PATHS.UNIT,
                        PEOPLE_UNIT_PATHS.VALID_FROM,
                        PEOPLE_UNIT_PATHS.VALID_TO)
                .values(ancestor, unit, from, to);
    }

    /** A unit below another, itself included, for a time. */
    record Path(long ancestor, long unit, LocalDate from, LocalDate to) {}
}
