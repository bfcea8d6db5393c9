package org.warmth.workflow.lists;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.warmth.api.lists.Listed;
import org.warmth.api.lists.Records;
import org.warmth.api.store.Database;

/** The ids of a list's open records, chunk by chunk; what has been posted meanwhile is no longer among them. */
final class OpenRecords<R extends Listed<R>> implements Iterator<List<Long>> {
    private final Records<R> records;
    private final long list;
    private long after;
    private List<Long> next;

    OpenRecords(Records<R> records, long list) {
        this.records = records;
        this.list = list;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = records.openOf(list, after, Database.CHUNK);
        }
        return !next.isEmpty();
    }

    @Override
    public List<Long> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Long> chunk = next;
        after = chunk.get(chunk.size() - 1);
        next = null;
        return chunk;
    }
}
