package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_HANDOUTS;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.store.Database;

/** The table of who got which bank file; no rule. */
@Component(service = HandoutStore.class)
public final class HandoutStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public HandoutStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /**
     * A bank file that was handed out.
     *
     * @param turn the first, the second time
     * @param user to whom
     * @param at when
     * @param reason why once more; null the first time
     */
    @Schema(name = "funds.Handout")
    record Taken(int turn, String user, Instant at, String reason) {}

    void insert(long batch, Taken taken) {
        database.write(sql -> sql.insertInto(FUNDS_HANDOUTS)
                .set(FUNDS_HANDOUTS.BATCH, batch)
                .set(FUNDS_HANDOUTS.TURN, taken.turn())
                .set(FUNDS_HANDOUTS.USER_NAME, taken.user())
                .set(FUNDS_HANDOUTS.HANDED_AT, LocalDateTime.ofInstant(taken.at(), ZoneOffset.UTC))
                .set(FUNDS_HANDOUTS.REASON, taken.reason())
                .execute());
    }

    /** The hand-outs of a batch, oldest first. */
    List<Taken> of(long batch) {
        return database.read(sql -> sql.selectFrom(FUNDS_HANDOUTS)
                .where(FUNDS_HANDOUTS.BATCH.eq(batch))
                .orderBy(FUNDS_HANDOUTS.TURN)
                .fetch(row -> new Taken(
                        row.get(FUNDS_HANDOUTS.TURN),
                        row.get(FUNDS_HANDOUTS.USER_NAME),
                        row.get(FUNDS_HANDOUTS.HANDED_AT).toInstant(ZoneOffset.UTC),
                        row.get(FUNDS_HANDOUTS.REASON))));
    }

    /** The latest hand-out of a batch that has one. */
    Taken last(long batch) {
        List<Taken> all = of(batch);
        return all.get(all.size() - 1);
    }
}
