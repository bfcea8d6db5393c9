package org.warmth.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.jobs.PeriodicTask;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;
import org.warmth.sealing.SealChain;
import org.warmth.sealing.Taken;

/**
 * Seals what was posted and adds it to the totals; builds a new generation of totals when a campaign's window changed.
 * One at a time over all nodes.
 */
@Component(service = {PeriodicTask.class, Sealing.class})
public final class Sealing implements PeriodicTask {
    private static final String NAME = "ledger.seal";
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);
    private static final int PAGE = 5_000;
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Seals of one run; then the lease is given back. */
    private static final int ROUNDS = 20;

    private final Database database;
    private final LedgerChain chain;
    private final TotalsMemory memory;
    private final Campaigns campaigns;
    private final TotalsStore totals = new TotalsStore();

    /** Made by DS. */
    @Activate
    public Sealing(
            @Reference(target = "(module=kernel)") Database database,
            @Reference LedgerChain chain,
            @Reference TotalsMemory memory,
            @Reference Campaigns campaigns) {
        this.database = database;
        this.chain = chain;
        this.memory = memory;
        this.campaigns = campaigns;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        Mark mark = database.read(totals::mark);
        Cuts wanted = Cuts.of(campaigns.all());
        if (!wanted.equals(mark.cuts())) {
            regenerate(mark, wanted);
        }
        int rounds = 0;
        while (seal() == SealChain.MOST && ++rounds < ROUNDS) {
            LOG.debug("More entries wait than one seal covers");
        }
    }

    /**
     * Puts what is committed in the tail under one seal.
     *
     * @return how many entries
     */
    public int seal() {
        if (memory.loading()) {
            return 0;
        }
        Optional<Delta> sealed = chain.seals().seal(database, this::add);
        sealed.ifPresent(memory::sealed);
        return sealed.map(Delta::entries).orElse(0);
    }

    private Delta add(DSLContext ctx, Taken<EntryRow> taken) {
        Mark mark = totals.mark(ctx);
        UnitSums sums = UnitSums.of(taken.rows(), mark.cuts());
        totals.add(ctx, mark.generation(), taken.number(), sums);
        return new Delta(mark.generation(), taken.number(), taken.rows().size(), sums);
    }

    /**
     * Builds the totals anew from the sealed entries, beside those that count, and switches by one row. Entries that
     * are not sealed stand in the tail; it is read after each page, so that an entry committed with the page is known
     * as unsealed, and nothing is sealed meanwhile.
     */
    private void regenerate(Mark mark, Cuts cuts) {
        long generation = mark.generation() + 1;
        drop(mark.generation());
        UnitSums sums = new UnitSums();
        long after = Long.MIN_VALUE;
        for (List<EntryRow> page = page(after); !page.isEmpty(); page = page(after)) {
            long first = page.get(0).id();
            after = page.get(page.size() - 1).id();
            long last = after;
            long[] tail = database.read(ctx -> chain.seals().tail(ctx, first, last));
            for (EntryRow row : page) {
                if (Arrays.binarySearch(tail, row.id()) < 0) {
                    sums.add(row, cuts);
                }
            }
        }
        List<TotalsStore.Row> rows = new ArrayList<>(TotalsStore.Row.of(sums));
        for (List<TotalsStore.Row> chunk : Chunks.of(rows)) {
            database.write(ctx -> {
                totals.insert(ctx, generation, mark.seal(), chunk);
                return null;
            });
        }
        boolean changed =
                database.write(ctx -> totals.mark(ctx).equals(mark) && totals.change(ctx, mark, generation, cuts));
        if (!changed) {
            throw new IllegalStateException("ledger: somebody else is sealing");
        }
        LOG.info("The totals follow the campaigns' windows: generation {}", generation);
        drop(generation);
    }

    private List<EntryRow> page(long after) {
        return database.read(ctx -> chain.entries().page(ctx, after, PAGE));
    }

    private void drop(long kept) {
        while (true) {
            List<Long> units = database.read(ctx -> totals.stale(ctx, kept, 100));
            if (units.isEmpty()) {
                return;
            }
            for (long unit : units) {
                database.write(ctx -> {
                    totals.drop(ctx, kept, unit);
                    return null;
                });
            }
        }
    }
}
