package org.warmth.people;

import static org.warmth.people.db.Tables.PEOPLE_MERGES;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Access;
import org.warmth.api.access.Role;
import org.warmth.api.people.Merged;
import org.warmth.api.records.Kept;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;
import org.warmth.api.store.IdChunks;
import org.warmth.api.store.Ids;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Living;
import org.warmth.api.workflow.Refusal;
import org.warmth.api.workflow.Workflow;

/**
 * Persons written down twice become one by two officers (domain 0.5, 5.23): one proposes, another confirms, either may
 * take it back later. Nothing is rewritten: records keep the person they name, who from then on counts as the other.
 */
@Component(service = MergeDesk.class)
public final class MergeDesk {
    private static final Set<Role> OFFICERS = EnumSet.of(Role.OFFICER, Role.CITY_OFFICER);

    private final Database database;
    private final Merges merges;
    private final PersonRegistry persons;
    private final PersonDesk desk;
    private final Access access;
    private final Workflow workflow;
    private final Ids ids;
    private final Kept<MergeStore.Row> kept;
    private final Lifecycle<MergeStore.Row, Both, MergeResource.Decision> life;
    private final Living<MergeStore.Row, MergeResource.Decision, MergeView> living;

    /** The desk on its services. */
    @Activate
    public MergeDesk(
            @Reference(target = "(module=kernel)") Database database,
            @Reference Merges merges,
            @Reference PersonRegistry persons,
            @Reference PersonDesk desk,
            @Reference Access access,
            @Reference Workflow workflow,
            @Reference RecordService records,
            @Reference Ids ids) {
        this.database = database;
        this.merges = merges;
        this.persons = persons;
        this.desk = desk;
        this.access = access;
        this.workflow = workflow;
        this.ids = ids;
        MergeStore table = new MergeStore(database);
        kept = records.keep(
                "people.merge",
                "people.merge.unknown",
                table,
                caller -> database.scope(caller, PEOPLE_MERGES.UNIT, OFFICERS));
        life = Lifecycle.of(
                        "people.merge",
                        table,
                        MergeState.class,
                        MergeStore.Row::state,
                        MergeStore.Row::in,
                        this::both,
                        MergeResource.Decision.FIELDS)
                .create("propose", MergeState.PROPOSED, OFFICERS)
                .step("confirm", EnumSet.of(MergeState.PROPOSED), MergeState.MERGED, OFFICERS)
                .apart("propose")
                .when((row, both) -> unlike(both))
                .also((set, both, why) -> touch())
                .also((set, both, why) -> both.values().forEach(two -> desk.takeOver(two.kept(), two.absorbed())))
                .back("reject", EnumSet.of(MergeState.PROPOSED), MergeState.REJECTED, OFFICERS)
                .back("separate", EnumSet.of(MergeState.MERGED), MergeState.SEPARATED, OFFICERS)
                .also((set, both, why) -> touch())
                .build();
        living = workflow.living(kept, life, (rows, both, next) -> views(rows, next));
    }

    /** The two persons of a merge. */
    private record Both(PersonStore.Row kept, PersonStore.Row absorbed) {}

    /**
     * Proposes that two persons are one.
     *
     * @param kept who stays: the one with a number, where only one has it
     * @param absorbed who counts as the other
     * @return the merge
     * @throws Problem 404 for a person out of scope, 409 for two who cannot be one, 422 for one person alone
     */
    long propose(long kept, long absorbed, String reason) {
        if (kept == absorbed) {
            throw Problem.invalid("absorbed", "people.merge.itself");
        }
        return database.write(db -> {
            Map<Long, PersonStore.Row> rows = rows(kept, absorbed);
            Refusal unlike = unlike(new Both(rows.get(kept), rows.get(absorbed)));
            if (unlike != null) {
                throw unlike.problem();
            }
            long id = ids.next();
            MergeStore.Row row = new MergeStore.Row(id, rows.get(kept).unit(), kept, absorbed, MergeState.PROPOSED, 1);
            workflow.begin(life, row, "propose", new MergeResource.Decision(reason));
            if (MergeStore.taken(db, row)) {
                throw Problem.conflict("people.merge.already");
            }
            return this.kept.insert(row).id();
        });
    }

    /** Takes a step: {@code confirm} by a second person, {@code reject} or {@code separate} with a reason. */
    MergeView step(long id, int version, String step, String reason) {
        return database.write(db -> {
            MergeStore.Row row = kept.at(id, version);
            rows(row.kept(), row.absorbed());
            workflow.take(life, row, step, new MergeResource.Decision(reason));
            return get(id);
        });
    }

    /** One merge. */
    MergeView get(long id) {
        return living.get(id);
    }

    /** The merges within the caller's units, in the order of ids. */
    List<MergeView> page(MergeState state, long after, int size) {
        Condition wanted = state == null ? DSL.noCondition() : PEOPLE_MERGES.MERGE_STATE.eq(state.name());
        return living.page(wanted, after, size).items();
    }

    /** Both persons, who must lie within the caller's units. */
    private Map<Long, PersonStore.Row> rows(long kept, long absorbed) {
        Map<Long, PersonStore.Row> rows = database.read(db -> PersonStore.rows(db, List.of(kept, absorbed))).stream()
                .collect(Collectors.toMap(PersonStore.Row::id, row -> row));
        Set<Long> units = rows.values().stream().map(PersonStore.Row::unit).collect(Collectors.toSet());
        if (rows.size() < 2 || !access.within(OFFICERS, units).containsAll(units)) {
            throw Problem.notFound("people.person.unknown");
        }
        return rows;
    }

    /** Why two persons cannot be one, or null. */
    private Refusal unlike(Both both) {
        PersonStore.Row kept = both.kept();
        PersonStore.Row absorbed = both.absorbed();
        Merged merged = merges.now();
        if (merged.now(kept.id()) != kept.id() || merged.now(absorbed.id()) != absorbed.id()) {
            return Refusal.conflict("people.merge.already");
        }
        if (absorbed.idNumber() != null && kept.idNumber() == null) {
            return Refusal.conflict("people.merge.keep-number");
        }
        if (absorbed.idNumber() != null && absorbed.idType() == kept.idType()) {
            return Refusal.conflict("people.merge.two-numbers");
        }
        return null;
    }

    private void touch() {
        database.write(db -> {
            MergeStore.touch(db);
            return null;
        });
    }

    /** The two persons of each merge that may still be confirmed. */
    private Map<Long, Both> both(Collection<MergeStore.Row> merging) {
        Set<Long> all = new HashSet<>();
        merging.stream()
                .filter(row -> row.state() == MergeState.PROPOSED)
                .forEach(row -> all.addAll(List.of(row.kept(), row.absorbed())));
        Map<Long, PersonStore.Row> rows = new HashMap<>();
        for (List<Long> some : IdChunks.of(all)) {
            database.read(db -> PersonStore.rows(db, some)).forEach(row -> rows.put(row.id(), row));
        }
        Map<Long, Both> both = new HashMap<>();
        merging.stream()
                .filter(row -> rows.containsKey(row.kept()) && rows.containsKey(row.absorbed()))
                .forEach(row -> both.put(row.id(), new Both(rows.get(row.kept()), rows.get(row.absorbed()))));
        return both;
    }

    private List<MergeView> views(List<MergeStore.Row> rows, Map<Long, List<String>> next) {
        Set<Long> both = new HashSet<>();
        rows.forEach(row -> both.addAll(List.of(row.kept(), row.absorbed())));
        Map<Long, PersonCard> cards = new HashMap<>();
        for (List<Long> some : IdChunks.of(both)) {
            database.read(db -> PersonStore.rows(db, some))
                    .forEach(row -> cards.put(row.id(), PersonCard.of(persons.view(row), row.tags())));
        }
        return rows.stream()
                .map(row -> new MergeView(
                        row.id(),
                        cards.get(row.kept()),
                        cards.get(row.absorbed()),
                        row.state(),
                        row.version(),
                        next.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
