package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;

import java.util.Collection;
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
public final class ProjectStore extends StoredTable<Project> {
    /** Over the module's database. */
    @Activate
    public ProjectStore(@Reference(target = "(module=funds)") Database database) {
        super(database, FUNDS_PROJECTS);
    }

    @Override
    public Map<Field<?>, Object> beside() {
        return Map.of(FUNDS_PROJECTS.COMMITTED_FEN, 0L, FUNDS_PROJECTS.TOUCHED, 0L);
    }

    Optional<Project> byId(Caller caller, long id) {
        return database().read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.ID.eq(id).and(database().scope(caller, FUNDS_PROJECTS.UNIT, Set.of())))
                .fetchOptional(this::record));
    }

    /** The projects among the ids that exist, whoever asks. */
    Map<Long, Project> byIds(Collection<Long> ids) {
        return database().read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.ID.in(ids))
                .fetchMap(FUNDS_PROJECTS.ID, this::record));
    }

    /** The projects of some units, by their names or any. */
    List<Project> of(Collection<Long> units, Collection<String> names) {
        return database().read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.UNIT.in(units).and(FUNDS_PROJECTS.NAME.in(names)))
                .fetch(this::record));
    }

    /** The projects in the caller's scope, of a unit and state or any. */
    List<Project> page(Caller caller, long unit, ProjectState state, long after, int size) {
        Condition wanted =
                database().scope(caller, FUNDS_PROJECTS.UNIT, Set.of()).and(FUNDS_PROJECTS.ID.gt(after));
        Condition here = unit == 0 ? wanted : wanted.and(FUNDS_PROJECTS.UNIT.eq(unit));
        return database().read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(state == null ? here : here.and(FUNDS_PROJECTS.STATE.eq(state.name())))
                .orderBy(FUNDS_PROJECTS.ID)
                .limit(size)
                .fetch(this::record));
    }

    /** Holds projects, in the order of their ids, until the transaction ends: payments are listed one after the other. */
    void hold(SortedSet<Long> ids) {
        database().write(sql -> {
            ids.forEach(id -> sql.update(FUNDS_PROJECTS)
                    .set(FUNDS_PROJECTS.TOUCHED, FUNDS_PROJECTS.TOUCHED.plus(1))
                    .where(FUNDS_PROJECTS.ID.eq(id))
                    .execute());
            return null;
        });
    }

    /** Takes from an approved project's budget, or gives back, never beyond it; whether it was there to take. */
    boolean commit(long id, Money amount) {
        return database().write(sql -> sql.update(FUNDS_PROJECTS)
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

    /** What is committed is counted beside the record. */
    @Override
    public Field<?>[] columns() {
        return new Field<?>[] {
            FUNDS_PROJECTS.ID,
            FUNDS_PROJECTS.UNIT,
            FUNDS_PROJECTS.NAME,
            FUNDS_PROJECTS.KIND,
            FUNDS_PROJECTS.CATEGORY,
            FUNDS_PROJECTS.CHANNEL,
            FUNDS_PROJECTS.COUNTED,
            FUNDS_PROJECTS.PUBLICISED,
            FUNDS_PROJECTS.RECEIPT,
            FUNDS_PROJECTS.BUDGET_FEN,
            FUNDS_PROJECTS.DECISION_NO,
            FUNDS_PROJECTS.STATE,
            FUNDS_PROJECTS.VERSION
        };
    }

    @Override
    public Object[] values(Project project) {
        return new Object[] {
            project.id(),
            project.unit(),
            project.name(),
            project.kind().name(),
            project.category() == null ? null : project.category().name(),
            project.channel().name(),
            project.counted(),
            project.publicised(),
            project.receipt(),
            project.budget().fen(),
            project.decisionNo(),
            project.state().name(),
            project.version()
        };
    }

    @Override
    public Project record(Record row) {
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
