package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads, once each, what the description of the REST endpoints says can be read. */
final class Reading {
    private static final List<String> READERS =
            List.of("auditor", "clerk", "chair", "reviewer", "leader", "cashier", "officer");
    /** Of records in the same state, so many are read. */
    private static final int ALIKE = 2;

    /** How much was sealed at once is chance. */
    private static final String SEALS = "ledger/seals";

    private final Stage stage;
    private final JsonNode document;
    private final Map<String, List<String>> known = new LinkedHashMap<>();

    /** Over the description of the endpoints. */
    Reading(Stage stage, JsonNode document) {
        this.stage = stage;
        this.document = document;
    }

    /** Lists first, which tell the ids of what else can be read. */
    void read() throws IOException, InterruptedException {
        Map<String, JsonNode> gets = new TreeMap<>();
        Iterator<Map.Entry<String, JsonNode>> paths = document.path("paths").fields();
        while (paths.hasNext()) {
            Map.Entry<String, JsonNode> path = paths.next();
            if (path.getValue().has("get") && !strip(path.getKey()).startsWith(SEALS)) {
                gets.put(strip(path.getKey()), path.getValue().get("get"));
            }
        }
        for (Map.Entry<String, JsonNode> get : gets.entrySet()) {
            if (!get.getKey().contains("{")) {
                list(get.getKey(), get.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> get : gets.entrySet()) {
            if (get.getKey().contains("{")) {
                details(get.getKey());
            }
        }
        for (String form : List.of("form1", "form2")) {
            form(form, "31");
        }
    }

    /** The forms of a unit: as workbook, its typed cells, and what stands behind each line. */
    private void form(String form, String unit) throws IOException, InterruptedException {
        String path = "statistics/forms/" + form;
        String query = "?unit=" + stage.unit(unit) + "&campaign=" + stage.campaign();
        Actor clerk = stage.as("clerk");
        clerk.get(path + ".xlsx" + query);
        clerk.get(path + "/cells" + query + "&subtree=true&size=200");
        for (JsonNode line : clerk.get(path + query).path("lines")) {
            String cell = path + "/cells/" + line.path("code").asText();
            clerk.get(cell + query);
            clerk.get(cell + "/records" + query + "&size=200");
            clerk.get(cell + "/overlaps" + query + "&size=200");
        }
    }

    private static String strip(String path) {
        String stripped = path.replaceFirst("^/?(warmth/v1/)?", "");
        return stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }

    private void list(String path, JsonNode operation) throws IOException, InterruptedException {
        boolean sized = asks(operation, "size");
        String query = sized ? "?size=200" : "?";
        if (asks(operation, "unit")) {
            for (String unit : List.of("31", "31D01", Stage.FILING)) {
                stage.as("clerk").get(path + query + "&unit=" + stage.unit(unit));
            }
        }
        for (String reader : READERS) {
            JsonNode page = stage.as(reader).get(path + (sized ? query : ""));
            JsonNode items = page.isArray() ? page : page.path("items");
            if (!known.containsKey(path) && items.size() > 0) {
                known.put(path, chosen(items));
            }
        }
    }

    private static boolean asks(JsonNode operation, String parameter) {
        for (JsonNode each : operation.path("parameters")) {
            if (each.path("name").asText().equals(parameter)) {
                return true;
            }
        }
        return false;
    }

    /** Some of each state: the first ones. */
    private static List<String> chosen(JsonNode items) {
        Map<String, Integer> met = new TreeMap<>();
        Set<String> chosen = new LinkedHashSet<>();
        for (JsonNode item : items) {
            String kind = item.path("state").asText()
                    + item.path("type").asText()
                    + item.path("target").asText();
            if (item.has("id") && met.merge(kind, 1, Integer::sum) <= ALIKE) {
                chosen.add(item.path("id").asText());
            }
        }
        return new ArrayList<>(chosen);
    }

    private void details(String template) throws IOException, InterruptedException {
        String owner = template.substring(0, template.indexOf("/{"));
        String below = template.substring(template.indexOf('}') + 1);
        if (below.contains("{")) {
            return;
        }
        // Cash and the like are asked for by the id of a list.
        List<String> ids = known.getOrDefault(owner, known.getOrDefault(sibling(template), List.of()));
        for (String id : ids) {
            for (String reader : READERS.subList(0, 2)) {
                stage.as(reader).get(owner + "/" + id + below);
            }
        }
    }

    private static String sibling(String template) {
        String module = template.substring(0, template.indexOf('/'));
        return template.contains("{list}") ? module + "/lists" : module + "/files";
    }
}
