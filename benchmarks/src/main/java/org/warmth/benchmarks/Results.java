package org.warmth.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.warmth.demo.ConsoleTable;

/** Keeps what came out in {@code results.json}, one object a benchmark, the latest run of each; and shows it. */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<ObjectNode> ofThisRun = new ArrayList<>();

    Results(Path folder) throws IOException {
        this.file = Files.createDirectories(folder).resolve("results.json");
    }

    /** Adds a result, in place of an older one of the same name. */
    void add(Benchmark benchmark, Result result) throws IOException {
        ObjectNode object = JSON.createObjectNode();
        object.put("name", benchmark.name());
        object.put("unit", benchmark.unit());
        object.put("ours", rounded(result.ours()));
        object.put("floor", rounded(result.floor()));
        object.put("ratio", rounded(result.ratio()));
        object.put("bar", result.bar().toString());
        object.put("holds", result.holds());
        if (result.heap() != null) {
            object.put("heap", result.heap());
        }
        if (!result.beside().isEmpty()) {
            ObjectNode beside = object.putObject("beside");
            result.beside().forEach((name, figure) -> beside.put(name, rounded(figure.doubleValue())));
        }
        object.put("date", LocalDate.now().toString());
        object.put("cores", Runtime.getRuntime().availableProcessors());
        ofThisRun.add(object);
        ArrayNode all = Files.exists(file) ? (ArrayNode) JSON.readTree(file.toFile()) : JSON.createArrayNode();
        ArrayNode kept = JSON.createArrayNode();
        all.forEach(other -> {
            if (!other.path("name").asText().equals(benchmark.name())) {
                kept.add(other);
            }
        });
        kept.add(object);
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), kept);
    }

    /** The results of this run as a table. */
    @Override
    public String toString() {
        ConsoleTable table = new ConsoleTable("name", ">ours", ">floor", "unit", ">ratio", ">bar", "holds", "beside");
        for (ObjectNode row : ofThisRun) {
            List<String> beside = new ArrayList<>();
            if (row.has("heap")) {
                beside.add(String.format(
                        Locale.ROOT, "heap %,d MB", row.get("heap").asLong() >> 20));
            }
            row.path("beside")
                    .fields()
                    .forEachRemaining((Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> figure) ->
                            beside.add(figure.getKey() + " " + figure.getValue().asText()));
            table.row(
                    row.get("name").asText(),
                    row.get("ours").asText(),
                    row.get("floor").asText(),
                    row.get("unit").asText(),
                    row.get("ratio").asText(),
                    row.get("bar").asText(),
                    row.get("holds").asBoolean() ? "yes" : "NO",
                    String.join(", ", beside));
        }
        return table.toString();
    }

    /** Three digits are more than a ratio can be trusted for. */
    private static double rounded(double figure) {
        double step = Math.abs(figure) >= 100 ? 1 : Math.abs(figure) >= 10 ? 10 : 100;
        return Math.round(figure * step) / step;
    }
}
