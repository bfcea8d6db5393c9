package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_FIXES;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Caller;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** The table of accounts that payments were given once their list was approved; rows are only added. */
@Component(service = FixStore.class)
public final class FixStore {
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    /** Over the module's database. */
    @Activate
    public FixStore(
            @Reference(target = "(module=funds)") Database database, @Reference Ids ids, @Reference Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    void insert(long payment, long from, long to, Caller by) {
        database.write(sql -> sql.insertInto(FUNDS_FIXES)
                .set(FUNDS_FIXES.ID, ids.next())
                .set(FUNDS_FIXES.PAYMENT, payment)
                .set(FUNDS_FIXES.FROM_ACCOUNT, from)
                .set(FUNDS_FIXES.TO_ACCOUNT, to)
                .set(FUNDS_FIXES.USER_ID, by.user())
                .set(FUNDS_FIXES.USER_NAME, by.name())
                .set(FUNDS_FIXES.FIXED_AT, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .execute());
    }
}
