package org.warmth.hardship;

import static org.warmth.hardship.db.Tables.HARDSHIP_CHANGE;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The number that grows whenever a file becomes active, leaves or comes back. */
@Component(service = HardshipChanges.class)
public final class HardshipChanges {
    /** Late among what runs before a commit, so that the one row is held for a moment only. */
    private static final int LAST = 900;

    private final Database database;

    /** Over the module's database. */
    @Activate
    public HardshipChanges(@Reference(target = "(module=hardship)") Database database) {
        this.database = database;
    }

    /** Counts on, once, with the commit of the thread's transaction. */
    void touch() {
        database.beforeCommit(
                LAST,
                HardshipChanges.class,
                () -> database.write(sql -> sql.update(HARDSHIP_CHANGE)
                        .set(HARDSHIP_CHANGE.NUMBER, HARDSHIP_CHANGE.NUMBER.plus(1))
                        .execute()));
    }

    long number() {
        return database.read(
                sql -> sql.select(HARDSHIP_CHANGE.NUMBER).from(HARDSHIP_CHANGE).fetchSingle(HARDSHIP_CHANGE.NUMBER));
    }
}
