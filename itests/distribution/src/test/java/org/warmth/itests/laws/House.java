package org.warmth.itests.laws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who asks whom for what, drawn from the components of the bundles as they were built: what they offer as services of {@code
 * api}, and what they ask for.
 */
final class House {
    private static final Pattern OFFERED = Pattern.compile("<provide interface=\"(org\\.warmth\\.api\\.[\\w.]+)\"");
    private static final Pattern ASKED =
            Pattern.compile("<reference [^>]*?interface=\"(org\\.warmth\\.api\\.[\\w.]+)\"");
    /** What every other bundle stands on, and no picture would show. */
    private static final Set<String> GROUND = Set.of("store", "access", "audit", "rest");

    private final Map<String, BuiltBundle> bundles = new TreeMap<>();
    private final Map<String, Set<String>> offers = new TreeMap<>();
    private final Map<String, Set<String>> asks = new TreeMap<>();

    /** Of these bundles. */
    House(Collection<BuiltBundle> built) {
        for (BuiltBundle bundle : built) {
            bundles.put(bundle.name(), bundle);
            offers.put(bundle.name(), contracts(bundle, OFFERED));
            asks.put(bundle.name(), contracts(bundle, ASKED));
        }
        // The store registers these for each module once its tables are there.
        offers.get("store").addAll(List.of("Database", "Ids"));
    }

    private static Set<String> contracts(BuiltBundle bundle, Pattern of) {
        return bundle.entries().stream()
                .filter(entry -> entry.startsWith("OSGI-INF/") && entry.endsWith(".xml"))
                .flatMap(entry -> of.matcher(bundle.bytes(entry)).results().map(MatchResult::group))
                .map(found -> found.replaceAll("^.*\\.|\"$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The picture and the table, as they stand in {@code docs/architecture.md}. */
    String drawn() {
        List<String> lines = new ArrayList<>();
        lines.add("```mermaid");
        lines.add("graph TD");
        for (String group : List.of("reporting", "programmes", "kernel")) {
            lines.add("  subgraph " + group);
            of(group).forEach(name -> lines.add("    " + name));
            lines.add("  end");
        }
        for (String bundle : asks.keySet()) {
            for (String other : offers.keySet()) {
                Set<String> between = between(bundle, other);
                if (shown(bundle) && shown(other) && !between.isEmpty()) {
                    lines.add("  " + bundle + " -->|" + String.join(", ", between) + "| " + other);
                }
            }
        }
        lines.add("```");
        lines.add("");
        lines.add("| bundle | offers | asks for |");
        lines.add("|---|---|---|");
        bundles.keySet().stream()
                .filter(name -> !offers.get(name).isEmpty() || !asks.get(name).isEmpty())
                .forEach(name -> lines.add("| " + name + " | " + String.join(", ", offers.get(name)) + " | "
                        + String.join(", ", asks.get(name)) + " |"));
        return String.join("\n", lines);
    }

    private List<String> of(String group) {
        return bundles.values().stream()
                .filter(bundle -> bundle.group().equals(group) && shown(bundle.name()))
                .map(BuiltBundle::name)
                .toList();
    }

    /** The kernel's programmes' own services are in the table: the picture has what stands between two rooms. */
    private boolean shown(String name) {
        boolean inPicture = Set.of("reporting", "programmes", "kernel")
                .contains(bundles.get(name).group());
        return inPicture
                && !GROUND.contains(name)
                && (!offers.get(name).isEmpty() || !asks.get(name).isEmpty());
    }

    /** What one asks and the other offers; of what a programme asks of the kernel only what one bundle alone offers. */
    private Set<String> between(String bundle, String other) {
        Set<String> between = new TreeSet<>(asks.get(bundle));
        between.retainAll(offers.get(other));
        boolean downwards = bundles.get(other).group().equals("kernel")
                && !bundles.get(bundle).group().equals("kernel");
        return bundle.equals(other) || downwards ? Set.of() : between;
    }
}
