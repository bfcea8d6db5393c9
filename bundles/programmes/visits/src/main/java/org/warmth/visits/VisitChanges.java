package org.warmth.visits;

import static org.warmth.visits.db.Tables.VISITS_CHANGE;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The number that grows whenever form 1 row A may have changed. */
@Component(service = VisitChanges.class)
public final class VisitChanges {
    /** Late among what runs before a commit, so that the one row is held for a moment only. */
    private static final int LAST = 900;

    private final Database database;

    /** Over the module's database. */
    @Activate
    public VisitChanges(@Reference(target = "(module=visits)") Database database) {
        this.database = database;
    }

    /** Counts on, once, with the commit of the thread's transaction. */
    void touch() {
        database.beforeCommit(
                LAST,
                VisitChanges.class,
                () -> database.write(sql -> sql.update(VISITS_CHANGE)
                        .set(VISITS_CHANGE.NUMBER, VISITS_CHANGE.NUMBER.plus(1))
                        .execute()));
    }

    long number() {
        return database.read(
                sql -> sql.select(VISITS_CHANGE.NUMBER).from(VISITS_CHANGE).fetchSingle(VISITS_CHANGE.NUMBER));
    }
}
