package org.warmth.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.ledger.LedgerVerification;
import org.warmth.api.store.Database;
import org.warmth.sealing.ChainCheck;
import org.warmth.sealing.Mismatch;
import org.warmth.sealing.Seal;

/** Recomputes seals, entries and totals. */
@Component
public final class LedgerVerifier implements LedgerVerification {
    private final Database database;
    private final LedgerChain chain;
    private final TotalsStore totals = new TotalsStore();

    /** Made by DS. */
    @Activate
    public LedgerVerifier(@Reference(target = "(module=kernel)") Database database, @Reference LedgerChain chain) {
        this.database = database;
        this.chain = chain;
    }

    @Override
    public boolean holds(long number, String value) {
        return database.read(ctx -> chain.seals().byNumber(ctx, number))
                .map(Seal::value)
                .filter(value::equals)
                .isPresent();
    }

    @Override
    public Verdict verify(IntConsumer progress) {
        while (true) {
            Mark start = database.read(totals::mark);
            Optional<Verdict> verdict = verify(start, progress);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
    }

    /** Empty if the campaigns' windows changed meanwhile, so that the totals are others. */
    private Optional<Verdict> verify(Mark start, IntConsumer progress) {
        ChainCheck<EntryRow> check = new ChainCheck<>(chain.seals(), database);
        UnitSums sums = new UnitSums();
        long all = Math.max(1, start.seal());
        Optional<Mismatch> wrong = check.advance(
                start.seal(),
                rows -> rows.forEach(row -> sums.add(row, start.cuts())),
                seal -> progress.accept((int) Math.min(60, 60 * seal / all)));
        if (wrong.isEmpty()) {
            wrong = check.inserted((seen, of) -> progress.accept((int) Math.min(95, 60 + 35 * seen / Math.max(1, of))));
        }
        if (wrong.isPresent()) {
            return Optional.of(verdict(check, finding(wrong.get())));
        }
        // totals as of one seal; what was sealed since the entries were summed is summed too
        Mark before;
        TotalsStore.Loaded loaded;
        do {
            before = database.read(totals::mark);
            if (before.generation() != start.generation()) {
                return Optional.empty();
            }
            loaded = database.read(ctx -> totals.load(ctx, start.generation()));
        } while (!loaded.snapshot() && !before.equals(database.read(totals::mark)));
        // every seal leaves its number on some row: what is said to be counted must be there
        wrong = check.advance(
                Math.max(loaded.seal(), check.seals()),
                rows -> rows.forEach(row -> sums.add(row, start.cuts())),
                seal -> {});
        if (wrong.isPresent()) {
            return Optional.of(verdict(check, finding(wrong.get())));
        }
        progress.accept(100);
        Finding finding = differs(sums, loaded.sums())
                .map(unit -> new Finding(Kind.TOTALS_DIFFER, check.seals(), 0, unit))
                .orElse(null);
        return Optional.of(verdict(check, finding));
    }

    private Optional<Long> differs(UnitSums expected, UnitSums found) {
        Map<Long, Map<TotalKey, Sums>> one = expected.sorted();
        Map<Long, Map<TotalKey, Sums>> two = found.sorted();
        TreeSet<Long> units = new TreeSet<>(one.keySet());
        units.addAll(two.keySet());
        return units.stream()
                .filter(unit -> !same(expected.of(unit), found.of(unit)))
                .findFirst();
    }

    private static boolean same(Map<TotalKey, Sums> one, Map<TotalKey, Sums> two) {
        return within(one, two) && within(two, one);
    }

    private static boolean within(Map<TotalKey, Sums> one, Map<TotalKey, Sums> two) {
        Sums none = new Sums();
        return one.entrySet().stream().allMatch(row -> row.getValue().same(two.getOrDefault(row.getKey(), none)));
    }

    private Verdict verdict(ChainCheck<EntryRow> check, Finding finding) {
        int tail = database.read(chain.seals()::tail).length;
        String value = database.read(ctx -> chain.seals().byNumber(ctx, check.seals()))
                .map(Seal::value)
                .orElse("");
        return new Verdict(check.seals(), value, check.rows(), tail, finding);
    }

    private static Finding finding(Mismatch wrong) {
        return new Finding(
                switch (wrong.kind()) {
                    case SEAL_MISSING -> Kind.SEAL_MISSING;
                    case SEAL_CHANGED -> Kind.SEAL_CHANGED;
                    case ROW_CHANGED -> Kind.ENTRY_CHANGED;
                    case ROW_DELETED -> Kind.ENTRY_DELETED;
                    case ROW_INSERTED -> Kind.ENTRY_INSERTED;
                },
                wrong.seal(),
                wrong.row(),
                0);
    }
}
