package org.warmth.store;

import com.github.f4b6a3.tsid.TsidFactory;
import org.warmth.api.store.Ids;

/** TSIDs: 42 bits of milliseconds, 10 bits of node, 12 bits that count on. */
public final class TsidIds implements Ids {
    /** How many nodes can be told apart. */
    static final int NODES = 1024;

    private final TsidFactory factory;

    /** Ids of one node, a number from 0 to 1023 that no other running node has. */
    public TsidIds(int node) {
        this.factory = TsidFactory.newInstance1024(node);
    }

    @Override
    public long next() {
        return factory.create().toLong();
    }
}
