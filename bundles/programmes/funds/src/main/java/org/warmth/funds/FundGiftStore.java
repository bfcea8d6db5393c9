package org.warmth.funds;

import static org.warmth.funds.db.Tables.FUNDS_RECEIPTS;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.funds.Receipts.Gift;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.store.Database;

/** What receipts were booked for, where another module had them booked; no rule. */
@Component(service = FundGiftStore.class)
public final class FundGiftStore {
    private final Database database;

    /** Over the module's database. */
    @Activate
    public FundGiftStore(@Reference(target = "(module=funds)") Database database) {
        this.database = database;
    }

    /** The receipts that stand for sources, at most a chunk. */
    Map<SourceKey, Long> booked(Collection<SourceKey> sources) {
        Map<String, SourceKey> keys =
                sources.stream().collect(Collectors.toMap(FundGiftStore::key, Function.identity()));
        Map<SourceKey, Long> booked = new HashMap<>();
        database.read(sql -> sql.select(FUNDS_RECEIPTS.SOURCE_KEY, FUNDS_RECEIPTS.ID)
                        .from(FUNDS_RECEIPTS)
                        .where(FUNDS_RECEIPTS.SOURCE_KEY.in(keys.keySet()))
                        .fetch())
                .forEach(row -> booked.put(keys.get(row.value1()), row.value2()));
        return booked;
    }

    /** Says of receipts what they were booked for; each source has one. */
    void booked(Map<Gift, Long> receipts) {
        database.write(sql -> {
            BatchBindStep batch = sql.batch(sql.update(FUNDS_RECEIPTS)
                    .set(FUNDS_RECEIPTS.SOURCE_KEY, (String) null)
                    .set(FUNDS_RECEIPTS.VOUCHER_NO, (String) null)
                    .where(FUNDS_RECEIPTS.ID.eq((Long) null)));
            receipts.forEach((gift, receipt) -> batch.bind(key(gift.source()), gift.voucherNo(), receipt));
            return batch.execute();
        });
    }

    private static String key(SourceKey source) {
        return source.module() + "/" + source.record() + "/" + source.step();
    }
}
