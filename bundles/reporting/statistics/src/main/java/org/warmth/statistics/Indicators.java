package org.warmth.statistics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Period;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;
import org.warmth.api.statistics.IndicatorSource;

/** What the modules that are there know beside the ledger; values are kept until their source or the tree changes. */
@Component(service = Indicators.class)
public final class Indicators {
    private static final int MOST = 20_000;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            fieldOption = FieldOption.REPLACE)
    private volatile List<IndicatorSource> sources = List.of();

    private final Map<Question, Answer> answers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
            return size() > MOST;
        }
    };

    private final Units units;

    @Activate
    public Indicators(@Reference Units units) {
        this.units = units;
    }

    /** The module's service that knows the indicator. */
    Optional<IndicatorSource> source(String indicator) {
        return sources.stream()
                .filter(source -> source.indicators().contains(indicator))
                .findFirst();
    }

    /**
     * What is wanted to know.
     *
     * @param indicator the indicator
     * @param period of these days
     */
    record Wanted(String indicator, Period period) {}

    /** The sums of indicators over the units, without those nobody knows; all at once, for some are read together. */
    Map<Wanted, Long> sums(Set<Wanted> wanted, UnitSet of) {
        long tree = units.change();
        Map<Wanted, Long> sums = new HashMap<>();
        Set<Wanted> open = new HashSet<>(wanted);
        for (IndicatorSource source : sources) {
            Set<String> knows = source.indicators();
            Set<Wanted> its =
                    open.stream().filter(one -> knows.contains(one.indicator)).collect(Collectors.toSet());
            open.removeAll(its);
            if (!its.isEmpty()) {
                present(() -> sums(source, its, of, tree)).ifPresent(sums::putAll);
            }
        }
        return sums;
    }

    private Map<Wanted, Long> sums(IndicatorSource source, Set<Wanted> wanted, UnitSet of, long tree) {
        State state = new State(source, source.change(), tree);
        Map<Wanted, Long> sums = new HashMap<>();
        Map<Period, Set<String>> open = new HashMap<>();
        for (Wanted one : wanted) {
            Long kept = kept(new Question(one.indicator, of, one.period, false), state);
            if (kept == null) {
                open.computeIfAbsent(one.period, period -> new HashSet<>()).add(one.indicator);
            } else {
                sums.put(one, kept);
            }
        }
        open.forEach(
                (period, indicators) -> source.values(indicators, of, period).forEach((indicator, values) -> {
                    long sum =
                            values.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
                    keep(new Question(indicator, of, period, false), state, sum);
                    sums.put(new Wanted(indicator, period), sum);
                }));
        return sums;
    }

    /** The indicator counted once over all units where that differs from the sum. */
    OptionalLong distinct(String indicator, UnitSet units, List<Period> periods) {
        Optional<IndicatorSource> source = source(indicator);
        if (source.isEmpty() || periods.size() != 1) {
            return OptionalLong.empty();
        }
        Question question = new Question(indicator, units, periods.get(0), true);
        return present(() -> {
                    State state = new State(source.get(), source.get().change(), this.units.change());
                    Long kept = kept(question, state);
                    long distinct = kept != null ? kept : source.get().distinct(indicator, units, periods.get(0));
                    keep(question, state, distinct);
                    return distinct;
                })
                .filter(distinct -> distinct >= 0)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** A module that is being stopped loses its database a moment before its source is withdrawn: the form goes on without it. */
    private static <T> Optional<T> present(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (Problem problem) {
            if (problem.status() != 503) {
                throw problem;
            }
            return Optional.empty();
        }
    }

    private Long kept(Question question, State state) {
        synchronized (answers) {
            Answer kept = answers.get(question);
            return kept != null && kept.state.equals(state) ? kept.value : null;
        }
    }

    private void keep(Question question, State state, long value) {
        synchronized (answers) {
            answers.put(question, new Answer(state, value));
        }
    }

    private record Question(String indicator, UnitSet units, Period period, boolean distinct) {}

    /** What an answer holds for: a source and its number, and the tree's. */
    private record State(IndicatorSource source, long change, long tree) {}

    private record Answer(State state, long value) {}
}
