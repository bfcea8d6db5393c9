package org.warmth.people;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.people.Merged;
import org.warmth.api.store.Database;

/** Who counts as whom, in memory by the change number of the table; rows stay as they are. */
@Component(service = Merges.class)
public final class Merges {
    private final Database database;
    private volatile Known known = new Known(-1, Merged.NONE);

    private record Known(long change, Merged merged) {}

    /** Over the table. */
    @Activate
    public Merges(@Reference(target = "(module=kernel)") Database database) {
        this.database = database;
    }

    /** As it stands now, this thread's transaction included. */
    Merged now() {
        return database.read(db -> {
            long change = MergeStore.change(db);
            Known last = known;
            if (last.change == change) {
                return last.merged;
            }
            Merged merged = new Merged(MergeStore.counting(db));
            if (!database.inTransaction()) {
                // What a transaction has not committed yet may never come to be.
                known = new Known(change, merged);
            }
            return merged;
        });
    }
}
