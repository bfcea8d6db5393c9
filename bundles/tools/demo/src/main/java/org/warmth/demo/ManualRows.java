package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.warmth.api.Money;

/** The rows of a unit's form that are typed: by the clerk, confirmed by the chair, corrected where they are wrong. */
final class ManualRows {
    private final Staging staging;
    private final String unit;
    private final Map<String, Long> right = new HashMap<>();
    private final Map<String, Integer> versions = new LinkedHashMap<>();

    ManualRows(Staging staging, String unit) {
        this.staging = staging;
        this.unit = unit;
    }

    /** Types the cells as the clerk has them, mistakes included. */
    void type(List<SeasonCell> cells) throws IOException, InterruptedException {
        Map<String, Long> shown = new HashMap<>();
        staging.form(unit)
                .get("lines")
                .forEach(line -> shown.put(
                        line.get("code").asText(),
                        line.path(line.hasNonNull("money") ? "money" : "count").asLong()));
        for (SeasonCell cell : cells) {
            right.put(cell.code(), shown.get(cell.code()) + cell.adds());
            long typed = right.get(cell.code());
            if (cell.fault() == Fault.YUAN_FOR_WAN) {
                typed *= 10_000;
            }
            JsonNode made = staging.clerk().change(path(cell.code()), input(cell, typed));
            versions.put(cell.code(), made.get("version").asInt());
        }
        confirm(versions);
    }

    /** The checks by which the form tells that cells are wrong: those that the mistakes must lead to, if they failed. */
    Set<String> mistaken(List<SeasonCell> cells) throws IOException, InterruptedException {
        Set<String> failed = new TreeSet<>();
        for (JsonNode check : staging.form(unit).get("checks")) {
            if (!check.get("passed").asBoolean()
                    && check.get("severity").asText().equals("ERROR")
                    && cells.stream().anyMatch(cell -> cell.fault() != null && names(check, cell))) {
                failed.add(check.get("id").asText());
            }
        }
        return failed;
    }

    private static boolean names(JsonNode check, SeasonCell cell) {
        for (JsonNode named : check.get("cells")) {
            if (named.asText().equals(cell.code())) {
                return true;
            }
        }
        return false;
    }

    /** Types what is right into the cells that were wrong. */
    void correct(List<SeasonCell> cells) throws IOException, InterruptedException {
        Map<String, Integer> corrected = new LinkedHashMap<>();
        for (SeasonCell cell : cells) {
            if (cell.fault() != null) {
                JsonNode form = staging.clerk().get(path(cell.code()));
                JsonNode made = staging.clerk()
                        .put(path(cell.code()), form.get("version").asInt(), input(cell, right.get(cell.code())));
                corrected.put(cell.code(), made.get("version").asInt());
            }
        }
        if (!corrected.isEmpty()) {
            confirm(corrected);
        }
    }

    private void confirm(Map<String, Integer> cells) throws IOException, InterruptedException {
        staging.chair().decide("statistics/forms/form1/cells/confirm" + staging.formOf(unit), Map.of("cells", cells));
    }

    private String path(String code) {
        return "statistics/forms/form1/cells/" + code + staging.formOf(unit) + "&subtree=true";
    }

    private static Map<String, Object> input(SeasonCell cell, long value) {
        return cell.money()
                ? Map.of("wan", wan(value), "reason", cell.reason())
                : Map.of("count", value, "reason", cell.reason());
    }

    private static String wan(long fen) {
        BigDecimal wan = Money.ofFen(fen).wan();
        return wan.toPlainString();
    }
}
