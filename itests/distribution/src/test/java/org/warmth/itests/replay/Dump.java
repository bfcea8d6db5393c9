package org.warmth.itests.replay;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A folder of texts that two versions of the server are compared by. */
final class Dump {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The trail stands beside the tables. */
    private static final String TRAIL = "audit_events";
    /** What the server does by itself, when it comes to it: sealing, keys of repeats, leases, sums of what is sealed. */
    private static final Set<String> ITS_OWN =
            Set.of("audit_seals", "audit_tail", "jobs_tasks", "ledger_seals", "ledger_tail", "rest_idempotency");
    /** Columns that each run fills anew: salted, packed with the time of day, counted by seals. */
    private static final Set<String> VOLATILE = Set.of(
            "access_users.password",
            "files_chunks.content",
            "files_files.byte_size",
            "jobs_jobs.lease_until",
            "ledger_totals.seal_number",
            "sheets_imports.digest",
            "sheets_imports.once_key");

    private static final Set<String> BEGUN = Set.of("id", "job", "unit", "title", "kind", "startedBy");

    private final Path folder;
    private final Plain plain;

    Dump(Path folder, Plain plain) throws IOException {
        this.folder = folder;
        this.plain = plain;
        Files.createDirectories(folder.resolve("tables"));
        Files.createDirectories(folder.resolve("forms"));
    }

    /** Writes down what was asked and answered. */
    void acts(List<Act> acts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Act act : acts) {
            ObjectNode line = JSON.createObjectNode();
            line.put("as", act.user());
            line.put("method", act.method());
            line.put("path", plain.text(act.path()));
            act.asked().forEach((name, value) -> line.put(name, plain.text(value)));
            JsonNode sent = plain.body(act.body(), act.asked().get("Content-Type"));
            if (sent != null) {
                line.set("sent", sent);
            }
            line.put("status", act.status());
            act.told().forEach((name, value) -> line.put(name + ":", plain.text(value)));
            JsonNode answer = plain.body(act.answer(), act.told().get("Content-Type"));
            if (answer != null) {
                line.set("answer", act.method().equals("GET") ? answer : begun(answer));
            }
            lines.add(JSON.writeValueAsString(line));
        }
        Files.write(folder.resolve("acts.jsonl"), lines);
    }

    /** What an answer says whose job has begun and may have done something already, or not yet. */
    private static JsonNode begun(JsonNode answer) {
        boolean job = answer.has("kind") && answer.has("startedBy");
        boolean starts = !answer.path("job").asText("0").equals("0");
        return answer.isObject() && (job || starts) ? ((ObjectNode) answer.deepCopy()).retain(BEGUN) : answer;
    }

    /** Writes down the tables, and the trail apart. */
    void tables(Archive archive) throws IOException {
        for (Map.Entry<String, Archive.Table> table : archive.tables().entrySet()) {
            String name = table.getKey();
            if (!ITS_OWN.contains(name)) {
                List<String> lines = lines(name, table.getValue());
                Files.write(folder.resolve(name.equals(TRAIL) ? "trail.jsonl" : "tables/" + name + ".jsonl"), lines);
            }
        }
    }

    private List<String> lines(String table, Archive.Table rows) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : rows.rows()) {
            ObjectNode line = JSON.createObjectNode();
            for (int i = 0; i < rows.columns().size(); i++) {
                String column = rows.columns().get(i);
                JsonNode value = row.get(i);
                boolean hidden = VOLATILE.contains(table + "." + column);
                line.set(column, hidden && !value.isNull() ? TextNode.valueOf("<" + column + ">") : plain.tree(value));
            }
            lines.add(JSON.writeValueAsString(line));
        }
        if (!rows.columns().contains("id")) {
            lines.sort(null);
        }
        return lines;
    }

    /** Writes down a form of a unit. */
    void form(String name, JsonNode content) throws IOException {
        pretty("forms/" + name + ".json", plain.tree(content));
    }

    /** Writes down the description of the REST endpoints. */
    void openApi(JsonNode document) throws IOException {
        pretty("openapi.json", plain.tree(document));
    }

    private void pretty(String file, JsonNode content) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Files.writeString(folder.resolve(file), JSON.writer(printer).writeValueAsString(content) + "\n");
    }
}
