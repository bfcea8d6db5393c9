package org.warmth.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.ledger.Cut;
import org.warmth.api.ledger.Figures;
import org.warmth.api.statistics.FormReader;
import org.warmth.api.statistics.FormView;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.Snapshot.Value;

/** Shows forms: values, checks, and distinct persons beside people-times for those who ask. */
@Component(service = {FormReader.class, FormViews.class})
public final class FormViews implements FormReader {
    private final Questions questions;
    private final Snapshots snapshots;
    private final Checks checks;
    private final Figures figures;
    private final Indicators indicators;

    @Activate
    public FormViews(
            @Reference Questions questions,
            @Reference Snapshots snapshots,
            @Reference Checks checks,
            @Reference Figures figures,
            @Reference Indicators indicators) {
        this.questions = questions;
        this.snapshots = snapshots;
        this.checks = checks;
        this.figures = figures;
        this.indicators = indicators;
    }

    @Override
    public Set<String> forms() {
        return questions.forms();
    }

    @Override
    public FormView form(String form, long unit, long campaign, boolean subtree) {
        return view(questions.of(form, unit, campaign, subtree), false);
    }

    /** The form with its values of this moment. */
    FormView view(Question question, boolean withPersons) {
        Snapshot snapshot = snapshots.of(question);
        return view(snapshot, withPersons ? persons(snapshot) : Map.of());
    }

    private FormView view(Snapshot snapshot, Map<String, Integer> persons) {
        Question question = snapshot.question();
        Map<String, Long> totals = snapshot.totals();
        List<FormView.Line> lines = new ArrayList<>();
        for (FormRow row : question.form().rows()) {
            lines.add(line(row, snapshot.values().get(row.code()), totals.get(row.code()), persons.get(row.code())));
        }
        return new FormView(
                question.form().name(),
                question.form().title(question.campaign().year()),
                question.unit().id(),
                question.unit().name(),
                question.campaign().id(),
                question.campaign().code(),
                question.subtree(),
                lines,
                checks.run(question.form(), totals),
                snapshot.seal(),
                snapshot.tail(),
                snapshot.at());
    }

    private static FormView.Line line(FormRow row, Value value, Long total, Integer persons) {
        Money money = row.money() && total != null ? Money.ofFen(total) : null;
        return new FormView.Line(
                row.code(),
                row.number(),
                row.group(),
                row.label(),
                row.measure(),
                row.money() || total == null ? null : Integer.valueOf(Math.toIntExact(total)),
                money,
                money == null ? null : money.wan().toPlainString(),
                row.sum() ? String.join("+", row.formula()) : null,
                value != null && value.manual(),
                value == null ? null : value.reason(),
                persons);
    }

    private Map<String, Integer> persons(Snapshot snapshot) {
        Question question = snapshot.question();
        Map<String, Cut> cuts = new HashMap<>();
        Map<String, Integer> found = new HashMap<>();
        for (FormRow row : question.form().rows()) {
            if (row.ledger() != null && !row.money()) {
                cuts.put(row.code(), LedgerTally.cut(row, question.campaign()));
            } else if (row.indicator() != null) {
                indicators
                        .distinct(
                                row.indicator(), question.units(), row.period().of(question.campaign()))
                        .ifPresent(distinct -> found.put(row.code(), Math.toIntExact(distinct)));
            }
        }
        Map<Cut, Long> counted = figures.persons(question.units(), Set.copyOf(cuts.values()));
        cuts.forEach((code, cut) -> found.put(code, Math.toIntExact(counted.get(cut))));
        return found;
    }
}
