package org.warmth.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Figures;
import org.warmth.api.people.Persons;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.store.Database;

/** Sums as totals + tail. Whose figures a caller may see is decided by who asks: statistics, submissions. */
@Component
public final class LedgerFigures implements Figures {
    /** A read starts again when a seal was committed in its midst; so many in a row do not happen. */
    private static final int TRIES = 100;

    private final Database database;
    private final LedgerChain chain;
    private final TotalsMemory memory;
    private final TailMemory tail;
    private final Campaigns campaigns;
    private final Units tree;
    private final EntryFigures entries;
    private final PersonFigures persons;
    private final TotalsStore totals = new TotalsStore();
    private volatile Wanted wanted = new Wanted(-1, Cuts.NONE);

    private record Wanted(long change, Cuts cuts) {}

    /** Made by DS. */
    @Activate
    public LedgerFigures(
            @Reference(target = "(module=kernel)") Database database,
            @Reference LedgerChain chain,
            @Reference TotalsMemory memory,
            @Reference Campaigns campaigns,
            @Reference Units tree,
            @Reference Persons registry) {
        this.database = database;
        this.chain = chain;
        this.memory = memory;
        this.tail = new TailMemory(chain.entries());
        this.campaigns = campaigns;
        this.tree = tree;
        this.entries = new EntryFigures(database, chain);
        this.persons = new PersonFigures(database, chain, entries, tree, registry::merged);
    }

    @Override
    public Reading totals(UnitSet units) {
        Cuts cuts = cuts();
        for (int tries = 0; tries < TRIES; tries++) {
            Mark mark = database.read(totals::mark);
            if (!mark.cuts().equals(cuts)) {
                return entries.totals(units, cuts);
            }
            Optional<TotalsMemory.Sealed> sealed = memory.at(mark, units);
            if (sealed.isEmpty()) {
                continue;
            }
            List<EntryRow> waiting =
                    database.read(ctx -> tail.rows(ctx, chain.seals().tail(ctx)));
            if (mark.equals(database.read(totals::mark))) {
                return reading(mark, sealed.get(), waiting);
            }
        }
        throw Problem.unavailable("ledger.busy", null);
    }

    @Override
    public long persons(UnitSet units, Cut cut) {
        return persons(units, List.of(cut)).get(cut);
    }

    @Override
    public Map<Cut, Long> persons(UnitSet units, Collection<Cut> cuts) {
        return persons.count(units, cuts, change(units));
    }

    @Override
    public SortedMap<Long, Set<Cut>> several(UnitSet units, Collection<Cut> cuts) {
        return persons.several(units, cuts, change(units));
    }

    private long change(UnitSet units) {
        return units.subtree() ? tree.change() : 0;
    }

    @Override
    public Map<Cut, Long> unnamed(UnitSet units, Collection<Cut> cuts) {
        return entries.unnamed(units, cuts);
    }

    @Override
    public List<Posted> entries(UnitSet units, Cut cut, long after, int size) {
        return entries.entries(units, cut, after, size);
    }

    private Reading reading(Mark mark, TotalsMemory.Sealed sealed, List<EntryRow> waiting) {
        Map<TotalKey, Sums> sums = new HashMap<>();
        int counted = 0;
        for (EntryRow row : waiting) {
            if (sealed.units().contains(row.unit())) {
                sums.computeIfAbsent(TotalKey.of(row, mark.cuts()), any -> new Sums())
                        .add(row.times(), row.money(), row.goods());
                counted++;
            }
        }
        List<Total> rows = new ArrayList<>(sealed.rows().size() + sums.size());
        sealed.rows().forEach((key, total) -> {
            Sums more = sums.remove(key);
            if (more == null) {
                rows.add(total);
            } else {
                more.add(total.times(), total.money().fen(), total.goods().fen());
                if (!more.none()) {
                    rows.add(key.total(more));
                }
            }
        });
        sums.forEach((key, sum) -> rows.add(key.total(sum)));
        return new Reading(mark.seal(), counted, rows);
    }

    private Cuts cuts() {
        long change = campaigns.change();
        Wanted known = wanted;
        if (known.change() != change) {
            known = new Wanted(change, Cuts.of(campaigns.all()));
            wanted = known;
        }
        return known.cuts();
    }
}
