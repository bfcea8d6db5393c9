package org.warmth.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/** The entries of the tail as last read: an entry never changes, so that only new ones are fetched. */
final class TailMemory {
    private static final int SPARE = 20_000;

    private final EntryStore entries;
    private final Map<Long, EntryRow> known = new ConcurrentHashMap<>();

    TailMemory(EntryStore entries) {
        this.entries = entries;
    }

    /** The rows of the tail's ids. */
    List<EntryRow> rows(DSLContext ctx, long[] ids) {
        List<EntryRow> rows = new ArrayList<>(ids.length);
        long[] fresh = Arrays.stream(ids)
                .filter(id -> {
                    EntryRow row = known.get(id);
                    return row == null || !rows.add(row);
                })
                .toArray();
        entries.read(ctx, fresh).forEach(row -> {
            rows.add(row);
            known.put(row.id(), row);
        });
        if (known.size() > ids.length + SPARE) {
            known.keySet().removeIf(id -> Arrays.binarySearch(ids, id) < 0);
        }
        return rows;
    }
}
