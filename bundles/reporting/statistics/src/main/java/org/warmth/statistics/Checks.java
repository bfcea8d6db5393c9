package org.warmth.statistics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;
import org.warmth.api.statistics.FormView;

/** Runs a form's checks (domain 2.5) over values, wherever these come from. */
@Component(service = Checks.class)
public final class Checks {
    private final CheckSettings settings;
    private final Messages messages;

    @Activate
    public Checks(@Reference CheckSettings settings, @Reference Messages messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** Every check with its result, in the order of the form. */
    List<FormView.Check> run(Form form, Evidence evidence) {
        List<FormView.Check> results = new ArrayList<>();
        for (Form.Check check : form.checks()) {
            FormValues seen = new FormValues(form, evidence, settings.of(check.definition()));
            String lacking = check.lacking(evidence).orElse(null);
            Set<String> cells = new LinkedHashSet<>();
            boolean passed = true;
            for (Form.Round round : check.rounds()) {
                if (lacking == null && !round.condition().holds(seen)) {
                    passed = false;
                    cells.addAll(round.cells());
                }
            }
            String id = check.definition().id();
            results.add(new FormView.Check(
                    id,
                    check.definition().severity(),
                    passed,
                    text(Messages.CHINESE, id),
                    text(Locale.ENGLISH, id),
                    List.copyOf(cells),
                    lacking));
        }
        return results;
    }

    /** What a check looks at, in one sentence with its thresholds. */
    String explanation(Locale locale, Form.Check check) {
        Map<String, Long> set = settings.of(check.definition());
        return messages.text(
                locale,
                "statistics.check." + check.definition().id() + ".why",
                check.definition().settings().keySet().stream()
                        .sorted()
                        .map(set::get)
                        .toArray());
    }

    /** The settings in force for a check. */
    Map<String, Long> settings(Form.Check check) {
        return settings.of(check.definition());
    }

    private String text(Locale locale, String id) {
        return messages.text(locale, "statistics.check." + id);
    }
}
