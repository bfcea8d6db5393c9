package org.warmth.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.access.Callers;
import org.warmth.api.audit.Audit;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.store.Chunks;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/** Posting: the entry and its id in the tail, nothing that two posters share (MECHANICS 3). */
@Component
public final class LedgerPosting implements Ledger {
    private static final int STEP = 60;

    private final Database database;
    private final LedgerChain chain;
    private final Callers callers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    /** Made by DS. */
    @Activate
    public LedgerPosting(
            @Reference(target = "(module=kernel)") Database database,
            @Reference LedgerChain chain,
            @Reference Callers callers,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.database = database;
        this.chain = chain;
        this.callers = callers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public int post(Collection<Entry> entries) {
        Map<SourceKey, Entry> wanted = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String step = entry.source().step();
            if (step.length() > STEP || step.endsWith(EntryRow.REVERSED)) {
                throw new IllegalArgumentException("source key " + entry.source());
            }
            wanted.putIfAbsent(entry.source(), entry);
        }
        String by = callers.current().name();
        return database.write(ctx -> {
            Set<SourceKey> known =
                    chain.entries().bySource(ctx, wanted.keySet()).keySet();
            LocalDateTime at = now();
            List<EntryRow> rows = wanted.values().stream()
                    .filter(entry -> !known.contains(entry.source()))
                    .map(entry -> EntryRow.of(ids.next(), entry, at, by))
                    .toList();
            insert(ctx, rows);
            return rows.size();
        });
    }

    @Override
    public int reverse(Collection<SourceKey> sources, LocalDate valueDate, String reason) {
        return reverse(sources, entry -> valueDate, reason);
    }

    @Override
    public int reverse(Collection<SourceKey> sources, String reason) {
        return reverse(sources, EntryRow::valueDate, reason);
    }

    private int reverse(Collection<SourceKey> sources, Function<EntryRow, LocalDate> day, String reason) {
        String by = callers.current().name();
        return database.write(ctx -> {
            LocalDateTime at = now();
            List<EntryRow> rows = standing(ctx, sources).stream()
                    .map(entry -> entry.reversal(ids.next(), day.apply(entry), at, by))
                    .toList();
            insert(ctx, rows);
            audit.record(rows.stream()
                    .map(row -> new Audit.Act(
                            "ledger.entry.reverse",
                            row.unit(),
                            "ledger.entry/" + row.reversalOf(),
                            Map.of("reason", reason, "reversal", row.id())))
                    .toList());
            return rows.size();
        });
    }

    @Override
    public List<SourceKey> standing(Collection<SourceKey> sources) {
        return database.read(
                ctx -> standing(ctx, sources).stream().map(EntryRow::source).toList());
    }

    @Override
    public List<SourceKey> known(Collection<SourceKey> sources) {
        return database.read(ctx -> {
            Set<SourceKey> known = chain.entries().bySource(ctx, sources).keySet();
            return sources.stream().distinct().filter(known::contains).toList();
        });
    }

    /** The rows in the order of the keys. */
    private List<EntryRow> standing(DSLContext ctx, Collection<SourceKey> sources) {
        List<SourceKey> keys = sources.stream()
                .filter(source -> !source.step().endsWith(EntryRow.REVERSED))
                .distinct()
                .toList();
        Map<SourceKey, EntryRow> found = chain.entries()
                .bySource(
                        ctx,
                        Stream.concat(keys.stream(), keys.stream().map(EntryRow::reversalOf))
                                .toList());
        List<EntryRow> standing = new ArrayList<>();
        for (SourceKey key : keys) {
            EntryRow row = found.get(key);
            if (row != null && !found.containsKey(EntryRow.reversalOf(key))) {
                standing.add(row);
            }
        }
        return standing;
    }

    private void insert(DSLContext ctx, List<EntryRow> rows) {
        for (List<EntryRow> chunk : Chunks.of(rows)) {
            // the same act posted by somebody else at the same moment: the transaction's next try finds it there
            chain.entries().insert(ctx, chunk);
            chain.seals().append(ctx, chunk.stream().map(EntryRow::id).toList());
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }
}
