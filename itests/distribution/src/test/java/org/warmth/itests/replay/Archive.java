package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The tables of the product's own backup. */
final class Archive {
    private static final String TABLES = "tables/";
    private static final String ROWS = ".jsonl";
    /**
     * Persons of one roster are made in the order of their lookups, and who is known by name alone is looked up by ids, which
     * differ each time: they stand in the order of what is written of them.
     */
    private static final String PERSONS = "people_persons";

    /** Of many owners at once, what belongs to them is written in no certain order: it stands in the order of the owners. */
    private static final Map<String, String> OWNERS = Map.of(
            "hardship_comparisons", "file_id",
            "hardship_consents", "file_id",
            "hardship_evidence", "file_id",
            "hardship_people", "file_id",
            "hardship_spans", "file_id",
            "workflow_steps", "record_id");

    private static final Pattern VARYING = Pattern.compile("[0-9]{18}|\"AQ[E-H][A-Za-z0-9+/]{30,}={0,2}\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Table> tables = new TreeMap<>();

    /**
     * A table.
     *
     * @param columns their names
     * @param rows the rows by their age, where they have ids
     */
    record Table(List<String> columns, List<JsonNode> rows) {}

    Archive(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(TABLES)) {
                    String name = entry.getName().substring(TABLES.length()).replace(ROWS, "");
                    try (BufferedReader lines = new BufferedReader(
                            new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
                        tables.put(name, table(name, lines));
                    }
                }
            }
        }
    }

    private static Table table(String name, BufferedReader lines) throws IOException {
        List<String> columns = new ArrayList<>();
        JSON.readTree(lines.readLine()).forEach(column -> columns.add(column.asText()));
        List<JsonNode> rows = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rows.add(JSON.readTree(line));
        }
        int id = columns.indexOf("id");
        if (id >= 0) {
            int owner = columns.indexOf(OWNERS.getOrDefault(name, "id"));
            rows.sort(Comparator.<JsonNode>comparingLong(row -> row.get(owner).asLong())
                    .thenComparingLong(row -> row.get(id).asLong()));
        }
        if (name.equals(PERSONS)) {
            int level = columns.indexOf("identity_level");
            int lookup = columns.indexOf("lookup");
            for (JsonNode row : rows) {
                if (row.get(level).asText().equals("NAMED")) {
                    ((ArrayNode) row).set(lookup, TextNode.valueOf("<lookup>"));
                }
            }
            rows.sort(
                    Comparator.comparing(row -> VARYING.matcher(row.toString()).replaceAll("#")));
        }
        return new Table(columns, rows);
    }

    /** By name. */
    Map<String, Table> tables() {
        return tables;
    }

    /** Gives each row's id the name of its table and its place there. */
    void name(Names names) {
        tables.forEach((name, table) -> {
            int id = table.columns().indexOf("id");
            if (id >= 0) {
                for (int i = 0; i < table.rows().size(); i++) {
                    long row = table.rows().get(i).get(id).asLong();
                    if (names.isId(row)) {
                        names.give(row, name + ":" + (i + 1));
                    }
                }
            }
        });
    }
}
