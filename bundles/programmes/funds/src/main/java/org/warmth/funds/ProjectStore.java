package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_PROJECTS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jooq.Field;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.records.Kept;
import org.warmth.api.records.NamedTable;
import org.warmth.api.records.RecordRows;
import org.warmth.api.records.RecordService;
import org.warmth.api.store.Database;

/** The table of projects; no rule. */
@Component(service = ProjectStore.class)
public final class ProjectStore implements NamedTable<Project> {
    private static final RecordRows<Project> ROWS =
            RecordRows.of(Project.class, FUNDS_PROJECTS).counted("committed");

    private final Database database;
    private final Kept<Project> kept;

    /** Over the module's database. */
    @Activate
    public ProjectStore(@Reference(target = "(module=funds)") Database database, @Reference RecordService records) {
        this.database = database;
        kept = records.keep("funds.project", "funds.project-unknown", this);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Table<?> table() {
        return FUNDS_PROJECTS;
    }

    @Override
    public RecordRows<Project> rows() {
        return ROWS;
    }

    /** As every module keeps its records. */
    Kept<Project> kept() {
        return kept;
    }

    @Override
    public Map<Field<?>, Object> beside() {
        return Map.of(FUNDS_PROJECTS.COMMITTED_FEN, 0L, FUNDS_PROJECTS.TOUCHED, 0L);
    }

    /** The projects among the ids that exist, whoever asks. */
    Map<Long, Project> byIds(Collection<Long> ids) {
        return database.read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.ID.in(ids))
                .fetchMap(FUNDS_PROJECTS.ID, this::record));
    }

    /** The projects of some units, by their names or any. */
    List<Project> of(Collection<Long> units, Collection<String> names) {
        return database.read(sql -> sql.selectFrom(FUNDS_PROJECTS)
                .where(FUNDS_PROJECTS.UNIT.in(units).and(FUNDS_PROJECTS.NAME.in(names)))
                .fetch(this::record));
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
}
