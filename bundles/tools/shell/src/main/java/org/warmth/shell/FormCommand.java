package org.warmth.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.statistics.FormReader;
import org.warmth.api.statistics.FormView;

/** Prints an official form with the values of this moment, last year's beside, and the checks that it fails. */
@Service
@Command(scope = "warmth", name = "form", description = "Prints an official form with the values of this moment")
public final class FormCommand extends StaffCommand {
    @Argument(index = 0, name = "form", description = "for example form1", required = true)
    private String form;

    @Argument(index = 1, name = "unit", description = "the union's code", required = true)
    private String unit;

    @Argument(index = 2, name = "campaign", description = "the campaign's code", required = true)
    private String campaign;

    @Option(name = "--own", description = "this union alone, not its subtree")
    private boolean own;

    @Reference
    private List<FormReader> forms;

    @Reference
    private List<Campaigns> campaigns;

    @Override
    void run() throws Exception {
        if (forms.isEmpty()) {
            throw Problem.unavailable("shell.no-forms", null);
        }
        FormView view = signedIn(() -> {
            long of = of(campaigns)
                    .byCode(campaign)
                    .orElseThrow(() -> Problem.notFound("shell.campaign-unknown", campaign))
                    .id();
            return forms.get(0).form(form, unit(unit), of, !own);
        });
        print(view.title() + "  " + view.unitName());
        print(table(view));
        view.checks().stream().filter(check -> !check.passed()).forEach(check -> print(sentence(check)));
        print(speech().say("shell.form.seal", view.seal(), view.tail()));
    }

    private Table table(FormView view) {
        Speech speech = speech();
        Table table = new Table(
                speech.say("shell.form.code"),
                speech.say("shell.form.item"),
                ">" + speech.say("shell.form.total"),
                ">" + speech.say("shell.form.last-year"));
        for (FormView.Line line : view.lines()) {
            String label = line.group() == null ? line.label() : line.label() + " " + line.group();
            table.row(line.code(), label, figure(line), line.lastYear() == null ? "" : line.lastYear());
        }
        return table;
    }

    private String sentence(FormView.Check check) {
        String severity = speech().say("shell.form." + check.severity());
        String words = speech().english() ? check.en() : check.zh();
        return severity + " " + check.id() + " " + words + " " + String.join(" ", check.cells());
    }

    /** An empty row stays empty: nobody knows its value yet, which is not 0. */
    private static String figure(FormView.Line line) {
        if (line.wan() != null) {
            return line.wan();
        }
        return line.count() == null ? "" : line.count().toString();
    }
}
