package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what came out of a season against what the oracle says. */
final class Verdict {
    private final Season season;
    private final Oracle oracle;

    Verdict(Season season) {
        this.season = season;
        this.oracle = new Oracle(season);
    }

    /** Gives the form of a unit and all below it. */
    interface Forms {
        JsonNode of(String unit) throws IOException, InterruptedException;
    }

    /** Every cell and every check of the forms that the season watches. */
    List<String> onForms(Forms forms) throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        for (String unit : season.watched()) {
            JsonNode form = forms.of(unit);
            cells(unit, form, differences);
            checks(unit, form, differences);
        }
        return differences;
    }

    private void cells(String unit, JsonNode form, List<String> differences) {
        Map<String, Long> wanted = oracle.form(unit);
        for (JsonNode line : form.get("lines")) {
            String code = line.get("code").asText();
            JsonNode value = line.hasNonNull("money") ? line.get("money") : line.path("count");
            Long shown = value.isNumber() ? Long.valueOf(value.asLong()) : null;
            if (!Objects.equals(wanted.get(code), shown)) {
                differences.add(unit + " " + code + ": " + shown + ", the oracle says " + wanted.get(code));
            }
        }
    }

    private void checks(String unit, JsonNode form, List<String> differences) {
        Set<String> failed = new TreeSet<>();
        for (JsonNode check : form.get("checks")) {
            String id = check.get("id").asText();
            if (FormChecks.JUDGED.contains(id) && !check.get("passed").asBoolean()) {
                failed.add(id);
            }
        }
        Set<String> wanted = oracle.failing(unit);
        if (!failed.equals(wanted)) {
            differences.add(unit + ": checks " + failed + " failed, the oracle says " + wanted);
        }
    }

    /** Every fault of the rosters, by {@code module/code}. */
    List<String> onFindings(Map<String, Integer> named) {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> found = new TreeMap<>(named);
        // Who is paid twice is told by the row where both rows are read in one step, else by the record that is there.
        Integer recorded = found.remove("funds/funds.duplicate");
        if (recorded != null) {
            found.merge("funds/" + Fault.DUPLICATE_IN_PROJECT.finding(), recorded, Integer::sum);
        }
        Map<String, Integer> wanted = oracle.findings();
        Map<String, Integer> all = new TreeMap<>(wanted);
        all.putAll(found);
        all.keySet().stream()
                .filter(code -> !wanted.getOrDefault(code, 0).equals(found.getOrDefault(code, 0)))
                .forEach(code -> differences.add(code + ": found " + found.getOrDefault(code, 0) + ", the oracle says "
                        + wanted.getOrDefault(code, 0)));
        return differences;
    }
}
