package org.warmth.statistics;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.access.Callers;
import org.warmth.api.ledger.Figures;
import org.warmth.api.people.UnitSet;
import org.warmth.statistics.CellStore.Added;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.Indicators.Wanted;
import org.warmth.statistics.Snapshot.Value;

/** Puts a form's values together: the ledger's sums, what modules know beside it, and confirmed manual cells. */
@Component(service = Snapshots.class)
public final class Snapshots {
    private final LedgerTally.Known tallies = new LedgerTally.Known();
    private final Figures figures;
    private final Indicators indicators;
    private final Modules modules;
    private final CellStore cells;
    private final Callers callers;
    private final Messages messages;
    private final Clock clock;

    @Activate
    public Snapshots(
            @Reference Figures figures,
            @Reference Indicators indicators,
            @Reference Modules modules,
            @Reference CellStore cells,
            @Reference Callers callers,
            @Reference Messages messages,
            @Reference Clock clock) {
        this.figures = figures;
        this.indicators = indicators;
        this.modules = modules;
        this.cells = cells;
        this.callers = callers;
        this.messages = messages;
        this.clock = clock;
    }

    /** The values of this moment. */
    Snapshot of(Question question) {
        UnitSet units = question.units();
        Figures.Reading reading = figures.totals(units);
        LedgerTally.Pair tally = tallies.of(question.form(), question.campaign());
        Map<String, Long> ledger = tally.all().spread(reading.rows());
        List<FormRow> rows =
                question.form().rows().stream().filter(row -> !row.sum()).toList();
        Map<Wanted, Long> known = indicators.sums(wanted(question, rows), units);
        // Asked after the modules: when not one of them but the whole database is away, it is said here.
        Map<String, Added> added =
                cells.counted(question.form().name(), question.campaign().id(), units);
        Set<String> installed = modules.names();
        Map<String, Value> values = new LinkedHashMap<>();
        for (FormRow row : rows) {
            String code = row.code();
            values.put(code, value(row, known(question, row, known), ledger.get(code), added.get(code), installed));
        }
        return new Snapshot(
                question,
                reading.seal(),
                reading.tail(),
                clock.instant(),
                values,
                tally.late().spread(reading.rows()));
    }

    private Value value(FormRow row, Known known, Long ledger, Added added, Set<String> installed) {
        boolean fed = row.modules().stream().anyMatch(installed::contains);
        Long live = null;
        if (row.indicator() != null) {
            live = known.live();
        } else if (ledger != null && (fed || ledger != 0)) {
            live = ledger;
        }
        if (added == null) {
            return new Value(live, null, live == null ? say("statistics.row.module-absent") : null, known.memo());
        }
        String reason = added.cells() == 1 ? added.reason() : say("statistics.row.cells", added.cells());
        return new Value(live, added.sum(), reason, known.memo());
    }

    /**
     * What the modules that are there know of a row.
     *
     * @param live its value, or null
     * @param memo what it has from upper unions, or null
     */
    private record Known(Long live, Long memo) {}

    private static Set<Wanted> wanted(Question question, List<FormRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.indicator(), row.memo())
                        .filter(Objects::nonNull)
                        .flatMap(indicator -> wanted(question, row, indicator).stream()))
                .collect(Collectors.toSet());
    }

    private static List<Wanted> wanted(Question question, FormRow row, String indicator) {
        return row.period().of(question.campaign()).stream()
                .map(period -> new Wanted(indicator, period))
                .toList();
    }

    private static Known known(Question question, FormRow row, Map<Wanted, Long> sums) {
        return new Known(sum(question, row, row.indicator(), sums), sum(question, row, row.memo(), sums));
    }

    private static Long sum(Question question, FormRow row, String indicator, Map<Wanted, Long> sums) {
        if (indicator == null) {
            return null;
        }
        List<Wanted> parts = wanted(question, row, indicator);
        return sums.keySet().containsAll(parts)
                ? parts.stream().mapToLong(sums::get).reduce(0, Math::addExact)
                : null;
    }

    private String say(String key, Object... args) {
        return messages.text(callers.current().locale(), key, args);
    }
}
