package org.warmth.statistics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Figures;
import org.warmth.api.people.UnitSet;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.Indicators.Wanted;

/** Gathers what a form's checks look at: the records, last year's form, distinct persons, the deadline, unhelped households. */
@Component(service = Evidences.class)
public final class Evidences {
    /** Active hardship files whose household received neither living subsidy nor condolence. */
    private static final String UNHELPED = "hardship.active-unhelped";

    private final Snapshots snapshots;
    private final Figures figures;
    private final Indicators indicators;
    private final Campaigns campaigns;

    @Activate
    public Evidences(
            @Reference Snapshots snapshots,
            @Reference Figures figures,
            @Reference Indicators indicators,
            @Reference Campaigns campaigns) {
        this.snapshots = snapshots;
        this.figures = figures;
        this.indicators = indicators;
        this.campaigns = campaigns;
    }

    /**
     * What is known of a form.
     *
     * @param persons whether distinct persons are counted too, which reads the entries
     */
    Evidence of(Snapshot snapshot, boolean persons) {
        Question question = snapshot.question();
        Evidence evidence = Evidence.of(snapshot.totals())
                .with(Aspect.LIVE, snapshot.live())
                .with(Aspect.LATE, Snapshot.withSums(question.form(), snapshot.late()))
                .with(Fact.OVERDUE, !snapshot.at().isBefore(question.campaign().deadline()));
        if (question.form().asks(Fact.UNHELPED)) {
            Wanted unhelped = new Wanted(UNHELPED, question.campaign().window());
            Long files = indicators.sums(Set.of(unhelped), question.units()).get(unhelped);
            if (files != null) {
                evidence = evidence.with(Fact.UNHELPED, files > 0);
            }
        }
        Optional<Map<String, Long>> last = last(question);
        if (last.isPresent()) {
            evidence = evidence.with(Aspect.LAST, last.get());
        }
        return persons ? counted(question, evidence) : evidence;
    }

    /** The same unit's form of the campaign before; empty if there is none, or nothing in it. */
    Optional<Map<String, Long>> last(Question question) {
        return before(question.campaign())
                .map(campaign -> new Question(question.form(), question.unit(), campaign, question.subtree()))
                .map(snapshots::of)
                .map(Snapshot::totals)
                .filter(totals -> totals.values().stream().anyMatch(value -> value != 0));
    }

    /** The campaign before: of an earlier year, no part of another one, the latest of those. */
    private Optional<Campaign> before(Campaign campaign) {
        return campaigns.all().stream()
                .filter(other -> other.parent() == 0 && other.year() < campaign.year())
                .max(Comparator.comparing(other -> other.window().from()));
    }

    private Evidence counted(Question question, Evidence evidence) {
        UnitSet units = question.units();
        Map<String, Cut> cuts = new HashMap<>();
        Map<String, Long> persons = new HashMap<>();
        Map<String, Long> unnamed = new HashMap<>();
        for (FormRow row : question.form().rows()) {
            if (row.ledger() != null && !row.money()) {
                cuts.put(row.code(), LedgerTally.cut(row, question.campaign()));
            } else if (row.indicator() != null) {
                indicators
                        .distinct(row.indicator(), units, row.period().of(question.campaign()))
                        .ifPresent(distinct -> persons.put(row.code(), distinct));
            }
        }
        Set<Cut> distinct = Set.copyOf(cuts.values());
        Map<Cut, Long> named = figures.persons(units, distinct);
        Map<Cut, Long> headcounts = figures.unnamed(units, distinct);
        cuts.forEach((code, cut) -> {
            persons.put(code, Objects.requireNonNull(named.get(cut)));
            unnamed.put(code, Objects.requireNonNull(headcounts.get(cut)));
        });
        return evidence.with(Aspect.PERSONS, persons).with(Aspect.UNNAMED, unnamed);
    }
}
