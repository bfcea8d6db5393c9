package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_PERSONS;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.warmth.api.Tag;
import org.warmth.api.people.IdType;
import org.warmth.api.people.IdentityLevel;

/** The table of persons; numbers go in and out encrypted. */
final class PersonStore {
    /** Where an ID number is encrypted for. */
    static final String NUMBER = "people_persons.id_number";

    private static final List<SelectField<?>> ROW = List.of(
            PEOPLE_PERSONS.ID,
            PEOPLE_PERSONS.NAME,
            PEOPLE_PERSONS.UNIT,
            PEOPLE_PERSONS.IDENTITY_LEVEL,
            PEOPLE_PERSONS.ID_TYPE,
            PEOPLE_PERSONS.ID_NUMBER,
            PEOPLE_PERSONS.MOBILE,
            PEOPLE_PERSONS.TAGS,
            PEOPLE_PERSONS.DECEASED_ON,
            PEOPLE_PERSONS.CREATED_BY,
            PEOPLE_PERSONS.VERSION);

    private static final List<Field<?>> WRITTEN = List.of(
            PEOPLE_PERSONS.ID,
            PEOPLE_PERSONS.LOOKUP,
            PEOPLE_PERSONS.NAME,
            PEOPLE_PERSONS.UNIT,
            PEOPLE_PERSONS.IDENTITY_LEVEL,
            PEOPLE_PERSONS.ID_TYPE,
            PEOPLE_PERSONS.ID_NUMBER,
            PEOPLE_PERSONS.MOBILE,
            PEOPLE_PERSONS.TAGS,
            PEOPLE_PERSONS.CREATED_BY,
            PEOPLE_PERSONS.CREATED_AT,
            PEOPLE_PERSONS.VERSION);

    private PersonStore() {}

    /** The known among those looked up, at most 500, by what they are found by. */
    static Map<String, Found> find(DSLContext db, Collection<String> lookups) {
        Map<String, Found> found = new HashMap<>(lookups.size() * 2);
        if (lookups.isEmpty()) {
            return found;
        }
        select(db, PEOPLE_PERSONS.LOOKUP.in(lookups)).forEach(row -> found.put(row.value1(), found(row)));
        return found;
    }

    /** Persons as they stand, at most 500, by id. */
    static Map<Long, Found> byIds(DSLContext db, Collection<Long> ids) {
        return select(db, PEOPLE_PERSONS.ID.in(ids)).fetchMap(PEOPLE_PERSONS.ID, PersonStore::found);
    }

    private static SelectConditionStep<Record5<String, Long, String, String, LocalDate>> select(
            DSLContext db, Condition condition) {
        return db.select(
                        PEOPLE_PERSONS.LOOKUP,
                        PEOPLE_PERSONS.ID,
                        PEOPLE_PERSONS.NAME,
                        PEOPLE_PERSONS.IDENTITY_LEVEL,
                        PEOPLE_PERSONS.DECEASED_ON)
                .from(PEOPLE_PERSONS)
                .where(condition);
    }

    private static Found found(Record5<String, Long, String, String, LocalDate> row) {
        return new Found(row.value2(), row.value3(), IdentityLevel.valueOf(row.value4()), row.value5());
    }

    /**
     * Writes new persons, in the order given, leaving out those whom somebody else has written in between.
     *
     * @return whether all were written
     */
    static boolean insert(DSLContext db, List<Fresh> persons, long user, LocalDateTime at) {
        Object[][] rows = persons.stream().map(fresh -> values(fresh, user, at)).toArray(Object[][]::new);
        return Inserts.absent(db, PEOPLE_PERSONS, PEOPLE_PERSONS.LOOKUP, WRITTEN, rows);
    }

    private static Object[] values(Fresh fresh, long user, LocalDateTime at) {
        ReadClaim claim = fresh.claim();
        return new Object[] {
            fresh.id(),
            fresh.lookup(),
            claim.name(),
            claim.unit(),
            claim.level().name(),
            claim.type() == null ? null : claim.type().name(),
            fresh.number(),
            claim.mobile(),
            0,
            user,
            at,
            1
        };
    }

    /** Whole rows by id. */
    static List<Row> rows(DSLContext db, Collection<Long> ids) {
        return db.select(ROW)
                .from(PEOPLE_PERSONS)
                .where(PEOPLE_PERSONS.ID.in(ids))
                .fetch(PersonStore::row);
    }

    /** What persons are found by, by id. */
    static Map<Long, String> lookups(DSLContext db, Collection<Long> ids) {
        return db.select(PEOPLE_PERSONS.ID, PEOPLE_PERSONS.LOOKUP)
                .from(PEOPLE_PERSONS)
                .where(PEOPLE_PERSONS.ID.in(ids))
                .fetchMap(PEOPLE_PERSONS.ID, PEOPLE_PERSONS.LOOKUP);
    }

    /** The mobile numbers of persons, by id; those without are left out. */
    static Map<Long, String> mobiles(DSLContext db, Collection<Long> ids) {
        return db.select(PEOPLE_PERSONS.ID, PEOPLE_PERSONS.MOBILE)
                .from(PEOPLE_PERSONS)
                .where(PEOPLE_PERSONS.ID.in(ids))
                .and(PEOPLE_PERSONS.MOBILE.isNotNull())
                .fetchMap(PEOPLE_PERSONS.ID, PEOPLE_PERSONS.MOBILE);
    }

    /** One row within a scope, or null. */
    static Row row(DSLContext db, long id, Condition scope) {
        return db.select(ROW)
                .from(PEOPLE_PERSONS)
                .where(PEOPLE_PERSONS.ID.eq(id))
                .and(scope)
                .fetchOne(PersonStore::row);
    }

    /** Rows of a name within a scope, in the order of ids. */
    static List<Row> named(DSLContext db, String name, Condition scope, long after, int most) {
        return db.select(ROW)
                .from(PEOPLE_PERSONS)
                .where(PEOPLE_PERSONS.NAME.eq(name))
                .and(PEOPLE_PERSONS.ID.gt(after))
                .and(scope)
                .orderBy(PEOPLE_PERSONS.ID)
                .limit(most)
                .fetch(PersonStore::row);
    }

    /** Changes what staff may change; false if somebody else was faster. */
    static boolean update(DSLContext db, Row row) {
        return db.update(PEOPLE_PERSONS)
                        .set(PEOPLE_PERSONS.IDENTITY_LEVEL, row.level().name())
                        .set(PEOPLE_PERSONS.MOBILE, row.mobile())
                        .set(PEOPLE_PERSONS.TAGS, Tag.mask(row.tags()))
                        .set(PEOPLE_PERSONS.DECEASED_ON, row.deceasedOn())
                        .set(PEOPLE_PERSONS.VERSION, row.version() + 1)
                        .where(PEOPLE_PERSONS.ID.eq(row.id()))
                        .and(PEOPLE_PERSONS.VERSION.eq(row.version()))
                        .execute()
                == 1;
    }

    private static Row row(Record row) {
        String type = row.get(PEOPLE_PERSONS.ID_TYPE);
        return new Row(
                row.get(PEOPLE_PERSONS.ID),
                row.get(PEOPLE_PERSONS.NAME),
                row.get(PEOPLE_PERSONS.UNIT),
                IdentityLevel.valueOf(row.get(PEOPLE_PERSONS.IDENTITY_LEVEL)),
                type == null ? null : IdType.valueOf(type),
                row.get(PEOPLE_PERSONS.ID_NUMBER),
                row.get(PEOPLE_PERSONS.MOBILE),
                Tag.of(row.get(PEOPLE_PERSONS.TAGS)),
                row.get(PEOPLE_PERSONS.DECEASED_ON),
                row.get(PEOPLE_PERSONS.CREATED_BY),
                row.get(PEOPLE_PERSONS.VERSION));
    }

    /** A known person, as far as a set needs it. */
    record Found(long id, String name, IdentityLevel level, LocalDate deceasedOn) {}

    /** A person to be written. */
    record Fresh(long id, String lookup, ReadClaim claim, byte[] number) {}

    /** A person's row, the number still encrypted. */
    record Row(
            long id,
            String name,
            long unit,
            IdentityLevel level,
            IdType idType,
            byte[] idNumber,
            String mobile,
            Set<Tag> tags,
            LocalDate deceasedOn,
            long createdBy,
            int version) {}
}
