package org.warmth.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.Col;
import org.apache.karaf.shell.support.table.ShellTable;
import org.warmth.api.Problem;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.people.Units;
import org.warmth.api.statistics.FormReader;
import org.warmth.api.statistics.FormView;

/** Prints an official form with the values of this moment. */
@Service
@Command(scope = "warmth", name = "form", description = "Prints an official form with the values of this moment")
public final class FormCommand extends org.warmth.shell.Command {
    @Argument(index = 0, name = "form", description = "for example form1", required = true)
    private String form;

    @Argument(index = 1, name = "unit", description = "the union's code", required = true)
    private String unit;

    @Argument(index = 2, name = "campaign", description = "the campaign's code", required = true)
    private String campaign;

    @Option(name = "-u", aliases = "--user", description = "who asks; the password is asked for", required = true)
    private String user;

    @Option(name = "--own", description = "this union alone, not its subtree")
    private boolean own;

    @Reference(optional = true)
    private FormReader forms;

    @Reference
    private Units units;

    @Reference
    private Campaigns campaigns;

    @Reference
    private Acting acting;

    @Override
    void run() throws Exception {
        if (forms == null) {
            throw Problem.unavailable("shell.no-forms", null);
        }
        FormView view = acting.as(session, user, () -> {
            long unitId = units.byCode(unit)
                    .orElseThrow(() -> Problem.notFound("shell.unit-unknown", unit))
                    .id();
            long campaignId = campaigns
                    .byCode(campaign)
                    .orElseThrow(() -> Problem.notFound("shell.campaign-unknown", campaign))
                    .id();
            return forms.form(form, unitId, campaignId, !own);
        });
        print(view.title() + "  " + view.unitName());
        ShellTable table = new ShellTable();
        table.column(speech.say("shell.form.code"));
        table.column(speech.say("shell.form.item"));
        table.column(new Col(speech.say("shell.form.total")).alignRight());
        for (FormView.Line line : view.lines()) {
            String label = line.group() == null ? line.label() : line.group() + " " + line.label();
            table.addRow().addContent(line.code(), label, figure(line));
        }
        table.print(session.getConsole());
        view.checks().stream()
                .filter(check -> !check.passed())
                .forEach(check -> print(check.severity() + " " + check.id() + " "
                        + ("en".equals(speech.locale().getLanguage()) ? check.en() : check.zh())));
        print(speech.say("shell.form.seal", view.seal(), view.tail()));
    }

    /** An empty row stays empty: nobody knows its value yet, which is not 0. */
    private static String figure(FormView.Line line) {
        if (line.wan() != null) {
            return line.wan();
        }
        return line.count() == null ? "" : line.count().toString();
    }
}
