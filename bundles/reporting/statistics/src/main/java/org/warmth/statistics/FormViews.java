package org.warmth.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.statistics.FormReader;
import org.warmth.api.statistics.FormView;
import org.warmth.statistics.FormDefinition.FormRow;
import org.warmth.statistics.Snapshot.Value;

/** Shows forms: values, checks, and distinct persons beside people-times for those who ask. */
@Component(service = {FormReader.class, FormViews.class})
public final class FormViews implements FormReader {
    private final Questions questions;
    private final Snapshots snapshots;
    private final Evidences evidences;
    private final Checks checks;

    @Activate
    public FormViews(
            @Reference Questions questions,
            @Reference Snapshots snapshots,
            @Reference Evidences evidences,
            @Reference Checks checks) {
        this.questions = questions;
        this.snapshots = snapshots;
        this.evidences = evidences;
        this.checks = checks;
    }

    /**
     * A form to be shown, with what its checks looked at.
     *
     * @param view the form
     * @param evidence what is known of it
     */
    record Shown(FormView view, Evidence evidence) {}

    @Override
    public Set<String> forms() {
        return questions.forms();
    }

    @Override
    public FormView form(String form, long unit, long campaign, boolean subtree, boolean persons) {
        return view(questions.of(form, unit, campaign, subtree), persons);
    }

    /** The form with its values of this moment. */
    FormView view(Question question, boolean withPersons) {
        Snapshot snapshot = snapshots.of(question);
        return view(snapshot, evidences.of(snapshot, withPersons));
    }

    /** The form with its values of this moment, below a header. */
    Shown shown(Question question, boolean withPersons, FormHeader header) {
        Snapshot snapshot = snapshots.of(question);
        Evidence evidence = evidences.of(snapshot, withPersons).with(Fact.HEADED, header.complete());
        return new Shown(view(snapshot, evidence), evidence);
    }

    private FormView view(Snapshot snapshot, Evidence evidence) {
        Question question = snapshot.question();
        Map<String, Long> transferred = snapshot.transferred();
        List<FormView.Line> lines = new ArrayList<>();
        for (FormRow row : question.form().rows()) {
            lines.add(line(row, snapshot.values().get(row.code()), evidence, transferred.get(row.code())));
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
                checks.run(question.form(), evidence),
                snapshot.seal(),
                snapshot.tail(),
                snapshot.at());
    }

    private static FormView.Line line(FormRow row, Value value, Evidence evidence, Long transferred) {
        Long total = evidence.figure(Aspect.REPORTED, row.code());
        Long persons = evidence.figure(Aspect.PERSONS, row.code());
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
                persons == null ? null : Integer.valueOf(Math.toIntExact(persons)),
                transferred == null ? null : Money.ofFen(transferred),
                printed(row, evidence.figure(Aspect.LAST, row.code())));
    }

    /** A value as the form prints it: a count, or 万元. */
    private static String printed(FormRow row, Long value) {
        if (value == null) {
            return null;
        }
        return row.money() ? Money.ofFen(value).wan().toPlainString() : value.toString();
    }
}
