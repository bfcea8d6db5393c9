package org.warmth.sealing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.warmth.api.store.Database;

/**
 * Recomputes a chain: every seal's value, every row under it, and that no row stands beside it. Works in short
 * transactions while rows go on being appended and sealed.
 *
 * @param <R> a row
 */
public final class ChainCheck<R> {
    private static final int PAGE = 2_000;

    private final SealChain<R> chain;
    private final Database database;
    private String previous = "";
    private long checked;
    private long[] ids = new long[1024];
    private int size;

    /** A check that begins at the first seal. */
    public ChainCheck(SealChain<R> chain, Database database) {
        this.chain = chain;
        this.database = database;
    }

    /** How many seals have been recomputed. */
    public long seals() {
        return checked;
    }

    /** How many rows they cover. */
    public long rows() {
        return size;
    }

    /**
     * Goes on to a seal.
     *
     * @param head the seal, which is there
     * @param rows takes the rows of each seal
     * @param progress takes the number of each seal
     * @return the first thing wrong
     */
    public Optional<Mismatch> advance(long head, Consumer<List<R>> rows, LongConsumer progress) {
        while (checked < head) {
            long number = checked + 1;
            Optional<Mismatch> wrong = seal(number, rows);
            if (wrong.isPresent()) {
                return wrong;
            }
            checked = number;
            progress.accept(number);
        }
        return Optional.empty();
    }

    private Optional<Mismatch> seal(long number, Consumer<List<R>> taker) {
        Optional<Seal> seal = database.read(ctx -> chain.byNumber(ctx, number));
        Optional<SealList> stored = database.read(ctx -> chain.list(ctx, number));
        if (seal.isEmpty() || stored.isEmpty()) {
            return Optional.of(new Mismatch(Mismatch.Kind.SEAL_MISSING, number, 0));
        }
        SealList list = stored.get();
        String value = chain.value(number, seal.get().at(), list.bytes(), previous);
        if (!value.equals(seal.get().value()) || seal.get().count() != list.ids().length) {
            return Optional.of(new Mismatch(Mismatch.Kind.SEAL_CHANGED, number, 0));
        }
        List<R> found = database.read(ctx -> chain.rows(ctx, list));
        Map<Long, R> byId = new HashMap<>();
        found.forEach(row -> byId.put(chain.rows().id(row), row));
        for (int i = 0; i < list.ids().length; i++) {
            R row = byId.get(list.ids()[i]);
            if (row == null) {
                return Optional.of(new Mismatch(Mismatch.Kind.ROW_DELETED, number, list.ids()[i]));
            }
            if (chain.digest(row) != list.digests()[i]) {
                return Optional.of(new Mismatch(Mismatch.Kind.ROW_CHANGED, number, list.ids()[i]));
            }
            remember(list.ids()[i]);
        }
        taker.accept(found);
        previous = value;
        return Optional.empty();
    }

    /** A row that is neither under a seal nor in the tail: nobody who posts leaves one. */
    public Optional<Mismatch> inserted(BiConsumer<Long, Long> progress) {
        Arrays.sort(ids, 0, size);
        TreeSet<Long> suspects = new TreeSet<>();
        long after = Long.MIN_VALUE;
        long seen = 0;
        while (true) {
            long from = after;
            List<R> page = database.read(ctx -> chain.rows().page(ctx, from, PAGE));
            if (page.isEmpty()) {
                break;
            }
            long first = chain.rows().id(page.get(0));
            long last = chain.rows().id(page.get(page.size() - 1));
            List<Long> unsealed = new ArrayList<>();
            for (R row : page) {
                long id = chain.rows().id(row);
                if (Arrays.binarySearch(ids, 0, size, id) < 0) {
                    unsealed.add(id);
                }
            }
            if (!unsealed.isEmpty()) {
                // the tail after the rows: what was committed with its row is there, or has been sealed since
                long[] tail = database.read(ctx -> chain.tail(ctx, first, last));
                unsealed.stream()
                        .filter(id -> Arrays.binarySearch(tail, id) < 0)
                        .forEach(suspects::add);
            }
            after = last;
            seen += page.size();
            progress.accept(seen, (long) size);
        }
        long head = database.read(chain::number);
        for (long number = checked + 1; number <= head && !suspects.isEmpty(); number++) {
            long next = number;
            database.read(ctx -> chain.list(ctx, next))
                    .ifPresent(list -> Arrays.stream(list.ids()).forEach(suspects::remove));
        }
        return suspects.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mismatch(Mismatch.Kind.ROW_INSERTED, 0, suspects.first()));
    }

    private void remember(long id) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
        }
        ids[size++] = id;
    }
}
