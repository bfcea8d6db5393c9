package org.warmth.shell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.warmth.api.WarmthModule;
import org.warmth.api.rest.Readiness;

/** Lists the modules and what is missing for each. */
@Service
@Command(scope = "warmth", name = "modules", description = "Lists the modules and what is missing for each")
public final class ModulesCommand extends org.warmth.shell.Command {
    @Reference
    private BundleContext context;

    @Reference
    private List<Readiness> readiness;

    @Override
    void run() {
        Map<String, String> missing = readiness.stream()
                .flatMap(each -> each.missing().stream())
                .collect(Collectors.groupingBy(
                        Readiness.Missing::module,
                        TreeMap::new,
                        Collectors.mapping(each -> each.what() + " " + each.detail(), Collectors.joining("; "))));
        Map<String, Bundle> modules = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null) {
                revision.getDeclaredCapabilities(WarmthModule.NAMESPACE)
                        .forEach(mark ->
                                modules.put((String) mark.getAttributes().get("module"), bundle));
            }
        }
        Speech speech = speech();
        Table table = new Table(
                speech.say("shell.modules.module"),
                speech.say("shell.modules.version"),
                speech.say("shell.modules.state"));
        modules.forEach((name, bundle) -> table.row(
                name,
                bundle.getVersion().toString(),
                bundle.getState() == Bundle.ACTIVE
                        ? missing.getOrDefault(name, speech.say("shell.modules.ready"))
                        : speech.say("shell.modules.stopped")));
        print(table);
    }
}
