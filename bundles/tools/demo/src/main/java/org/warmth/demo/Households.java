package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the hardship files over that the unions kept on paper: a roster, handed in, adopted by the officer. */
final class Households {
    private static final int BULK = 500;
    private static final String DECIDED = "2021-06-01";

    private final Season season;
    private final Staging staging;
    private final Path results;

    Households(Season season, Staging staging, Path results) {
        this.season = season;
        this.staging = staging;
        this.results = results;
    }

    /** The subsistence line by which the types are computed. */
    void draw() throws IOException, InterruptedException {
        for (int year : new int[] {2021, 2022}) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("unit", staging.unit(Season.CITY));
            line.put("year", year);
            line.put("low", 133_000);
            line.put("basis", "演示民发〔" + (year - 1) + "〕20号");
            staging.officer().create("hardship/lines", line);
        }
    }

    /** Takes over the files of a filing unit; the answer of the import. */
    JsonNode take(SeasonUnit unit, RestClient.Progress progress) throws IOException, InterruptedException {
        Path file = results.resolve("households-" + unit.code() + ".xlsx");
        RosterFiles.households(
                file,
                season.households.stream()
                        .filter(row -> row.unit().startsWith(unit.code()))
                        .toList());
        JsonNode job = staging.clerk().upload("hardship/roster?unit=" + staging.unit(unit.code()), file, progress);
        step(staging.clerk(), "DRAFT", "submit", Map.of());
        step(staging.officer(), "SUBMITTED", "adopt", Map.of("date", DECIDED, "reason", "演示档〔2021〕7号"));
        return job.get("result");
    }

    /** One step with all the files that stand in a state. */
    private void step(RestClient who, String state, String step, Map<String, ?> input)
            throws IOException, InterruptedException {
        while (true) {
            JsonNode page = who.get("hardship/files?state=" + state + "&size=" + BULK);
            List<Map<String, Object>> files = new ArrayList<>();
            page.get("items")
                    .forEach(file -> files.add(Map.of(
                            "id", file.get("id").asText(),
                            "version", file.get("version").asInt())));
            if (files.isEmpty()) {
                return;
            }
            who.decide("hardship/files/steps/" + step, Map.of("files", files, "input", input));
        }
    }
}
