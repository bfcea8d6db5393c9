package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_FILES;
import static org.warmth.hardship.db.Tables.HARDSHIP_PEOPLE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;
import org.warmth.hardship.Member.Facts;
import org.warmth.hardship.Member.Relation;

/** The table of who belongs to which household; no rule. */
@Component(service = MemberStore.class)
public final class MemberStore {
    private static final Field<?>[] COLUMNS = HARDSHIP_PEOPLE.fields();

    private final Database database;
    private final HardshipSecrets secrets;

    /** Over the module's database. */
    @Activate
    public MemberStore(@Reference(target = "(module=hardship)") Database database, @Reference HardshipSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /**
     * Where somebody belongs.
     *
     * @param person who
     * @param file the open file
     * @param unit the unit that keeps it
     * @param number the file's number
     * @param head whether they are its head
     */
    record Place(long person, long file, long unit, String number, boolean head) {}

    void insert(Collection<Member> members) {
        if (members.isEmpty()) {
            return;
        }
        database.write(sql -> {
            BatchBindStep batch =
                    sql.batch(sql.insertInto(HARDSHIP_PEOPLE, COLUMNS).values(new Object[COLUMNS.length]));
            members.forEach(member -> batch.bind(values(member)));
            return batch.execute();
        });
    }

    void update(Collection<Member> members) {
        database.write(sql -> {
            members.forEach(member -> sql.update(HARDSHIP_PEOPLE)
                    .set(HARDSHIP_PEOPLE.PERSON, member.person())
                    .set(HARDSHIP_PEOPLE.RELATION, member.relation().name())
                    .set(HARDSHIP_PEOPLE.ONCE, member.once())
                    .set(
                            HARDSHIP_PEOPLE.BIRTH,
                            secrets.sealed(
                                    HARDSHIP_PEOPLE.BIRTH,
                                    member.id(),
                                    member.facts().birth()))
                    .set(
                            HARDSHIP_PEOPLE.INCOME,
                            secrets.sealed(
                                    HARDSHIP_PEOPLE.INCOME,
                                    member.id(),
                                    member.facts().income()))
                    .set(
                            HARDSHIP_PEOPLE.HEALTH,
                            secrets.sealed(
                                    HARDSHIP_PEOPLE.HEALTH,
                                    member.id(),
                                    member.facts().health()))
                    .set(
                            HARDSHIP_PEOPLE.SCHOOL,
                            secrets.sealed(
                                    HARDSHIP_PEOPLE.SCHOOL,
                                    member.id(),
                                    member.facts().school()))
                    .set(
                            HARDSHIP_PEOPLE.GUARDIAN,
                            secrets.sealed(
                                    HARDSHIP_PEOPLE.GUARDIAN,
                                    member.id(),
                                    member.facts().guardian()))
                    .set(HARDSHIP_PEOPLE.GUARDIAN_ON, member.facts().guardianOn())
                    .set(HARDSHIP_PEOPLE.GUARDIAN_SCAN, member.facts().guardianScan())
                    .where(HARDSHIP_PEOPLE.ID.eq(member.id()))
                    .execute());
            return null;
        });
    }

    /** Takes people out of a draft's household. */
    void delete(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            database.write(sql -> sql.deleteFrom(HARDSHIP_PEOPLE)
                    .where(HARDSHIP_PEOPLE.ID.in(ids))
                    .execute());
        }
    }

    /** Lets the people of files go: their files have ended. */
    void release(Collection<Long> files) {
        database.write(sql -> sql.update(HARDSHIP_PEOPLE)
                .set(HARDSHIP_PEOPLE.ONCE, HARDSHIP_PEOPLE.FILE_ID.neg())
                .where(HARDSHIP_PEOPLE.FILE_ID.in(files))
                .execute());
    }

    /** The households of files, heads first, at most a chunk of files. */
    Map<Long, List<Member>> of(Collection<Long> files) {
        Map<Long, List<Member>> households = new HashMap<>();
        if (!files.isEmpty()) {
            database.read(sql -> sql.selectFrom(HARDSHIP_PEOPLE)
                            .where(HARDSHIP_PEOPLE.FILE_ID.in(files))
                            .orderBy(HARDSHIP_PEOPLE.ID)
                            .fetch())
                    .forEach(row -> households
                            .computeIfAbsent(row.get(HARDSHIP_PEOPLE.FILE_ID), file -> new ArrayList<>())
                            .add(member(row)));
        }
        households.values().forEach(members -> members.sort((a, b) -> Boolean.compare(b.head(), a.head())));
        return households;
    }

    /** The persons of files, without what is known of them, at most a chunk of files. */
    Map<Long, List<Long>> persons(Collection<Long> files) {
        return files.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.select(HARDSHIP_PEOPLE.FILE_ID, HARDSHIP_PEOPLE.PERSON)
                        .from(HARDSHIP_PEOPLE)
                        .where(HARDSHIP_PEOPLE.FILE_ID.in(files))
                        .fetchGroups(HARDSHIP_PEOPLE.FILE_ID, HARDSHIP_PEOPLE.PERSON));
    }

    /** The members by their ids, at most a chunk. */
    Map<Long, Member> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database.read(sql -> sql.selectFrom(HARDSHIP_PEOPLE)
                        .where(HARDSHIP_PEOPLE.ID.in(ids))
                        .fetchMap(HARDSHIP_PEOPLE.ID, this::member));
    }

    /** The members that an import brought into files that still wait to be handed in. */
    List<Member> imported(long importId, int size) {
        return database.read(sql -> sql.selectFrom(HARDSHIP_PEOPLE)
                .where(HARDSHIP_PEOPLE.IMPORT_ID.eq(importId).and(HARDSHIP_PEOPLE.RELATION.ne(Relation.HEAD.name())))
                .orderBy(HARDSHIP_PEOPLE.ID)
                .limit(size)
                .fetch(this::member));
    }

    /** In which open files persons stand, whoever asks. */
    List<Place> places(Collection<Long> persons) {
        List<Place> places = new ArrayList<>();
        for (List<Long> some : Chunks.of(persons)) {
            places.addAll(database.read(sql -> sql.select(
                            HARDSHIP_PEOPLE.PERSON,
                            HARDSHIP_PEOPLE.FILE_ID,
                            HARDSHIP_FILES.UNIT,
                            HARDSHIP_FILES.FILE_NO,
                            HARDSHIP_PEOPLE.RELATION)
                    .from(HARDSHIP_PEOPLE)
                    .join(HARDSHIP_FILES)
                    .on(HARDSHIP_FILES.ID.eq(HARDSHIP_PEOPLE.FILE_ID))
                    .where(HARDSHIP_PEOPLE.PERSON.in(some).and(HARDSHIP_PEOPLE.ONCE.ge(0L)))
                    .orderBy(HARDSHIP_PEOPLE.FILE_ID)
                    .fetch(row -> new Place(
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            Relation.HEAD.name().equals(row.value5())))));
        }
        return places;
    }

    private byte[] seal(TableField<?, byte[]> column, Member member, Object value) {
        return secrets.seal(column, member.id(), value);
    }

    private Object[] values(Member member) {
        Facts facts = member.facts();
        return new Object[] {
            member.id(),
            member.file(),
            member.person(),
            member.relation().name(),
            member.once(),
            member.importId(),
            seal(HARDSHIP_PEOPLE.BIRTH, member, facts.birth()),
            seal(HARDSHIP_PEOPLE.INCOME, member, facts.income()),
            seal(HARDSHIP_PEOPLE.HEALTH, member, facts.health()),
            seal(HARDSHIP_PEOPLE.SCHOOL, member, facts.school()),
            seal(HARDSHIP_PEOPLE.GUARDIAN, member, facts.guardian()),
            facts.guardianOn(),
            facts.guardianScan()
        };
    }

    private Member member(Record row) {
        long id = row.get(HARDSHIP_PEOPLE.ID);
        return new Member(
                id,
                row.get(HARDSHIP_PEOPLE.FILE_ID),
                row.get(HARDSHIP_PEOPLE.PERSON),
                Relation.valueOf(row.get(HARDSHIP_PEOPLE.RELATION)),
                row.get(HARDSHIP_PEOPLE.ONCE),
                row.get(HARDSHIP_PEOPLE.IMPORT_ID),
                new Facts(
                        secrets.day(row, HARDSHIP_PEOPLE.BIRTH, id),
                        secrets.money(row, HARDSHIP_PEOPLE.INCOME, id),
                        secrets.text(row, HARDSHIP_PEOPLE.HEALTH, id),
                        secrets.text(row, HARDSHIP_PEOPLE.SCHOOL, id),
                        secrets.text(row, HARDSHIP_PEOPLE.GUARDIAN, id),
                        row.get(HARDSHIP_PEOPLE.GUARDIAN_ON),
                        row.get(HARDSHIP_PEOPLE.GUARDIAN_SCAN)));
    }
}
