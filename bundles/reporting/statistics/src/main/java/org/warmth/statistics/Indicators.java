package org.warmth.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** The same, with these sources: for those who wire by hand. */
    public Indicators with(IndicatorSource... there) {
        sources = List.of(there);
        return this;
    }

    /** The module's service that knows the indicator. */
    Optional<IndicatorSource> source(String indicator) {
        return sources.stream()
                .filter(source -> source.indicators().contains(indicator))
                .findFirst();
    }

    /** The indicator's sum over the units, empty while nobody knows it; whoever asks finds out if all databases are away. */
    OptionalLong sum(String indicator, UnitSet units, List<Period> periods) {
        Optional<IndicatorSource> source = source(indicator);
        if (source.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long sum = 0;
            for (Period period : periods) {
                sum = Math.addExact(sum, kept(source.get(), new Question(indicator, units, period, false)));
            }
            return OptionalLong.of(sum);
        } catch (Problem problem) {
            return leaving(problem);
        }
    }

    /** The indicator counted once over all units where that differs from the sum. */
    OptionalLong distinct(String indicator, UnitSet units, List<Period> periods) {
        Optional<IndicatorSource> source = source(indicator);
        if (source.isEmpty() || periods.size() != 1) {
            return OptionalLong.empty();
        }
        try {
            long distinct = kept(source.get(), new Question(indicator, units, periods.get(0), true));
            return distinct < 0 ? OptionalLong.empty() : OptionalLong.of(distinct);
        } catch (Problem problem) {
            return leaving(problem);
        }
    }

    /** A module that is being stopped loses its database a moment before its source is withdrawn: the form goes on without it. */
    private static OptionalLong leaving(Problem problem) {
        if (problem.status() != 503) {
            throw problem;
        }
        return OptionalLong.empty();
    }

    private long kept(IndicatorSource source, Question question) {
        long change = source.change();
        long tree = units.change();
        synchronized (answers) {
            Answer kept = answers.get(question);
            if (kept != null && kept.source == source && kept.change == change && kept.tree == tree) {
                return kept.value;
            }
        }
        long value = question.distinct
                ? source.distinct(question.indicator, question.units, question.period)
                : source.values(question.indicator, question.units, question.period).values().stream()
                        .mapToLong(Long::longValue)
                        .reduce(0, Math::addExact);
        synchronized (answers) {
            answers.put(question, new Answer(source, change, tree, value));
        }
        return value;
    }

    private record Question(String indicator, UnitSet units, Period period, boolean distinct) {}

    private record Answer(IndicatorSource source, long change, long tree, long value) {}
}
