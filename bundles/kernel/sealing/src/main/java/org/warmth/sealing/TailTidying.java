package org.warmth.sealing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;
import org.warmth.api.store.Database;

/**
 * Keeps a tail short on Derby, which never gives the emptied pages of a growing key back: whoever reads the tail would pass
 * all that were ever filled. Rebuilds the table, which is nearly empty then, after so many rows went.
 */
public final class TailTidying {
    private static final Logger LOG = LoggerFactory.getLogger(TailTidying.class);

    private final String table;
    private final int after;
    private final AtomicInteger gone = new AtomicInteger();

    /**
     * For the tail of a module.
     *
     * @param after how many rows go before the table is rebuilt
     */
    public TailTidying(String module, int after) {
        this.table = module.toUpperCase(Locale.ROOT) + "_TAIL";
        this.after = after;
    }

    /**
     * Tells that a seal took rows off the tail and is committed; outside of a transaction. If somebody keeps the table for
     * too long it stays as it is until the next seal.
     */
    public void sealed(Database database, int rows) {
        if (gone.addAndGet(rows) < after || rows == SealChain.MOST) {
            return;
        }
        try {
            database.write(ctx -> {
                if (ctx.family() == SQLDialect.DERBY) {
                    String schema = ctx.fetchValue("values current schema").toString();
                    ctx.execute("call syscs_util.syscs_compress_table(?, ?, 1)", schema, table);
                }
                return null;
            });
            gone.set(0);
        } catch (DataAccessException | Problem busy) {
            LOG.debug("{} is in use; it is rebuilt later", table, busy);
        }
    }
}
