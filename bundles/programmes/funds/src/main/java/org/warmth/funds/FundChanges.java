package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_CHANGE;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The number that grows whenever form 1 row B may have changed. */
@Component(service = FundChanges.class)
public final class FundChanges {
    /** Late among what runs before a commit, so that the one row is held for a moment only. */
    private static final int LAST = 900;

    private final Database database;

    /** Over the module's database. */
    @Activate
    public FundChanges(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /** Counts on, once, with the commit of the thread's transaction. */
    void touch() {
        database.beforeCommit(
                LAST,
                FundChanges.class,
                () -> database.write(sql -> sql.update(FUNDS_CHANGE)
                        .set(FUNDS_CHANGE.NUMBER, FUNDS_CHANGE.NUMBER.plus(1))
                        .execute()));
    }

    long number() {
        return database.read(
                sql -> sql.select(FUNDS_CHANGE.NUMBER).from(FUNDS_CHANGE).fetchSingle(FUNDS_CHANGE.NUMBER));
    }
}
