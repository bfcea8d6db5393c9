package org.warmth.donations;

import static org.warmth.donations.db.Tables.DONATIONS_CHANGE;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The number that grows whenever what was given may have changed. */
@Component(service = DonationChanges.class)
public final class DonationChanges {
    /** Late among what runs before a commit, so that the one row is held for a moment only. */
    private static final int LAST = 900;

    private final Database database;

    /** Over the module's database. */
    @Activate
    public DonationChanges(@Reference(target = "(module=donations)") Database database) {
        this.database = database;
    }

    /** Counts on, once, with the commit of the thread's transaction. */
    void touch() {
        database.beforeCommit(
                LAST,
                DonationChanges.class,
                () -> database.write(sql -> sql.update(DONATIONS_CHANGE)
                        .set(DONATIONS_CHANGE.NUMBER, DONATIONS_CHANGE.NUMBER.plus(1))
                        .execute()));
    }

    long number() {
        return database.read(sql ->
                sql.select(DONATIONS_CHANGE.NUMBER).from(DONATIONS_CHANGE).fetchSingle(DONATIONS_CHANGE.NUMBER));
    }
}
