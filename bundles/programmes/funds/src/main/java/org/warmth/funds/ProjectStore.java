package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
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

/** The table of projects; no rule. */
@Component(service = ProjectStore.class)
public final class ProjectStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public ProjectStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    void insert(Project project) {
        database.write(sql -> sql.insertInto(FUNDS_PROJECTS)
                .set(columns(project))
                .set(FUNDS_PROJECTS.COMMITTED_FEN, 0L)
                .set(FUNDS_PROJECTS.TOUCHED, 0L)
                .execute());
    }

    /** Writes one that stands one version before; whether it did. */
    boolean update(Project project) {
        return database.write(sql -> sql.update(FUNDS_PROJECTS)
                        .set(columns(project))
                        .where(FUNDS_PROJECTS.ID.eq(project.id()).and(FUNDS_PROJECTS.VERSION.eq(project.version() - 1)))
                        .execute())
                == 1;
    }

    Optional<Project> byId(Caller caller, long id) {
        return database.read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.ID.eq(id).and(database.scope(caller, FUNDS_PROJECTS.UNIT, Set.of())))
                .fetchOptional(ProjectStore::project));
    }

    /** The projects among the ids that exist, whoever asks. */
    Map<Long, Project> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.ID.in(ids))
                .fetchMap(FUNDS_PROJECTS.ID, ProjectStore::project));
    }

    /** The projects of some units, by their names or any. */
    List<Project> of(Collection<Long> units, Collection<String> names) {
        return database.read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.UNIT.in(units).and(FUNDS_PROJECTS.NAME.in(names)))
                .fetch(ProjectStore::project));
    }

    /** The projects in the caller's scope, of a unit and state or any. */
    List<Project> page(Caller caller, long unit, ProjectState state, long after, int size) {
        Condition wanted = database.scope(caller, FUNDS_PROJECTS.UNIT, Set.of()).and(FUNDS_PROJECTS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_PROJECTS.UNIT.eq(unit));
        return database.read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(state == null ? here : here.and(FUNDS_PROJECTS.STATE.eq(state.name())))
                .orderBy(FUNDS_PROJECTS.ID)
                .limit(size)
                .fetch(ProjectStore::project));
    }

    /** Holds projects, in the order of their ids, until the transaction ends: payments are listed one after the other. */
    void hold(SortedSet<Long> ids) {
        database.write(sql -> {
            ids.forEach(id -> sql.update(FUNDS_PROJECTS)
                    .set(FUNDS_PROJECTS.TOUCHED, FUNDS_PROJECTS.TOUCHED.plus(1))
                    .where(FUNDS_PROJECTS.ID.eq(id))
                    .execute());
            return null;
        });
    }

    /** Takes from an approved project's budget, or gives back, never beyond it; whether it was there to take. */
    boolean commit(long id, Money amount) {
        return database.write(sql -> sql.update(FUNDS_PROJECTS)
                        .set(FUNDS_PROJECTS.COMMITTED_FEN, FUNDS_PROJECTS.COMMITTED_FEN.plus(amount.fen()))
                        .where(FUNDS_PROJECTS
                                .ID
                                .eq(id)
                                .and(FUNDS_PROJECTS.STATE.eq(ProjectState.APPROVED.name()))
                                .and(FUNDS_PROJECTS
                                        .COMMITTED_FEN
                                        .plus(amount.fen())
                                        .between(0L)
                                        .and(FUNDS_PROJECTS.BUDGET_FEN)))
                        .execute())
                == 1;
    }

    private static Map<Field<?>, Object> columns(Project project) {
        Map<Field<?>, Object> columns = new LinkedHashMap<>();
        columns.put(FUNDS_PROJECTS.ID, project.id());
        columns.put(FUNDS_PROJECTS.UNIT, project.unit());
        columns.put(FUNDS_PROJECTS.NAME, project.name());
        columns.put(FUNDS_PROJECTS.KIND, project.kind().name());
        columns.put(
                FUNDS_PROJECTS.CATEGORY,
                project.category() == null ? null : project.category().name());
        columns.put(FUNDS_PROJECTS.CHANNEL, project.channel().name());
        columns.put(FUNDS_PROJECTS.COUNTED, project.counted());
        columns.put(FUNDS_PROJECTS.PUBLICISED, project.publicised());
        columns.put(FUNDS_PROJECTS.RECEIPT, project.receipt());
        columns.put(FUNDS_PROJECTS.BUDGET_FEN, project.budget().fen());
        columns.put(FUNDS_PROJECTS.DECISION_NO, project.decisionNo());
        columns.put(FUNDS_PROJECTS.STATE, project.state().name());
        columns.put(FUNDS_PROJECTS.VERSION, project.version());
        return columns;
    }

    private static Project project(Record row) {
        return new Project(
                row.get(FUNDS_PROJECTS.ID),
                row.get(FUNDS_PROJECTS.UNIT),
                row.get(FUNDS_PROJECTS.NAME),
                ProjectKind.valueOf(row.get(FUNDS_PROJECTS.KIND)),
                row.get(FUNDS_PROJECTS.CATEGORY) == null ? null : Category.valueOf(row.get(FUNDS_PROJECTS.CATEGORY)),
                Channel.valueOf(row.get(FUNDS_PROJECTS.CHANNEL)),
                row.get(FUNDS_PROJECTS.COUNTED),
                row.get(FUNDS_PROJECTS.PUBLICISED),
                row.get(FUNDS_PROJECTS.RECEIPT),
                Money.ofFen(row.get(FUNDS_PROJECTS.BUDGET_FEN)),
                Money.ofFen(row.get(FUNDS_PROJECTS.COMMITTED_FEN)),
                row.get(FUNDS_PROJECTS.DECISION_NO),
                ProjectState.valueOf(row.get(FUNDS_PROJECTS.STATE)),
                row.get(FUNDS_PROJECTS.VERSION));
    }
}
