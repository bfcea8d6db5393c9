package org.warmth.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * One OpenAPI document of many: paths below {@code /warmth/v1/<module>}, schemas named {@code visits.Visit}, ids as
 * strings, money as fen, and the problem that any operation may answer.
 */
final class OpenApiDocument {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode root = mapper.createObjectNode();
    private final ObjectNode paths;
    private final ObjectNode schemas;

    /** An empty document of a server that users see below {@code base}. */
    OpenApiDocument(String base) {
        root.put("openapi", "3.0.1");
        root.putObject("info").put("title", "Warmth 送温暖").put("version", "v1");
        root.putArray("servers").addObject().put("url", base.isEmpty() ? "/" : base);
        paths = root.putObject("paths");
        ObjectNode components = root.putObject("components");
        schemas = components.putObject("schemas");
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("basic").put("type", "http").put("scheme", "basic");
        security.putObject("bearer").put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT");
        root.putArray("security").add(mapper.createObjectNode().set("basic", mapper.createArrayNode()));
        ((ArrayNode) root.get("security")).add(mapper.createObjectNode().set("bearer", mapper.createArrayNode()));
        ObjectNode problem = components.putObject("responses").putObject("Problem");
        problem.put("description", "问题说明（RFC 9457）· What is wrong, in Chinese and English");
        problem.putObject("content")
                .putObject(Problems.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", SCHEMAS + "rest.Problem");
        problem();
    }

    private void problem() {
        ObjectNode violation = object("rest.Violation");
        for (String text : new String[] {"field", "code", "text", "textEn", "severity"}) {
            violation.putObject(text).put("type", "string");
        }
        ObjectNode problem = object("rest.Problem");
        for (String text : new String[] {"type", "title", "detail", "instance", "code", "titleEn", "detailEn"}) {
            problem.putObject(text).put("type", "string");
        }
        problem.putObject("status").put("type", "integer");
        problem.putObject("violations").put("type", "array").putObject("items").put("$ref", SCHEMAS + "rest.Violation");
    }

    private ObjectNode object(String name) {
        return schemas.putObject(name).put("type", "object").putObject("properties");
    }

    /** Adds a module's own document. */
    void add(String module, JsonNode document) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            ObjectNode operations = path.getValue().deepCopy();
            renamed(module, operations);
            for (Map.Entry<String, JsonNode> operation : operations.properties()) {
                if (VERBS.contains(operation.getKey())) {
                    completed(module, operation.getKey(), (ObjectNode) operation.getValue());
                }
            }
            paths.set("/warmth/v1/" + module + (path.getKey().equals("/") ? "" : path.getKey()), operations);
        }
        for (Map.Entry<String, JsonNode> schema :
                document.path("components").path("schemas").properties()) {
            schemas.set(module + "." + schema.getKey(), schema(module, schema.getKey(), schema.getValue()));
        }
    }

    private JsonNode schema(String module, String name, JsonNode found) {
        switch (name) {
            case "Money":
                return mapper.createObjectNode()
                        .put("type", "integer")
                        .put("format", "int64")
                        .put("description", "金额，单位为分 · fen");
            case "Benefit":
                return mapper.createObjectNode().put("type", "string").put("example", "aid.living");
            default:
                ObjectNode copy = found.deepCopy();
                renamed(module, copy);
                return copy;
        }
    }

    /** Names references after the module, and shows ids as what they are in JSON. */
    private void renamed(String module, JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode ref = object.get("$ref");
            if (ref != null && ref.asText().startsWith(SCHEMAS)) {
                object.put("$ref", SCHEMAS + module + "." + ref.asText().substring(SCHEMAS.length()));
            }
            if (object.path("type").asText().equals("integer")
                    && object.path("format").asText().equals("int64")) {
                object.put("type", "string").put("pattern", "^-?\\d{1,19}$");
                object.remove("format");
                asText(object, "example");
                asText(object, "default");
            }
            if (object.path("schema").path("format").asText().equals("int64")) {
                asText(object, "example");
            }
        }
        node.forEach(child -> renamed(module, child));
    }

    private static void asText(ObjectNode object, String member) {
        if (object.path(member).isNumber()) {
            object.put(member, object.get(member).asText());
        }
    }

    private void completed(String module, String verb, ObjectNode operation) {
        operation.put(
                "operationId", module + "." + operation.path("operationId").asText(verb));
        if (!operation.has("tags")) {
            operation.putArray("tags").add(module);
        }
        ObjectNode responses = (ObjectNode) operation.path("responses");
        JsonNode usual = responses.remove("default");
        if (usual != null && responses.isEmpty()) {
            responses.set("200", usual);
        }
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        if (verb.equals("post")) {
            ArrayNode parameters = operation.withArray("parameters");
            ObjectNode key = parameters.addObject();
            key.put("name", "Idempotency-Key").put("in", "header");
            key.put("description", "新建时必填：自选的唯一编号，重发不会重复新建 · required where it creates");
            key.putObject("schema").put("type", "string").put("minLength", 8).put("maxLength", 100);
        }
    }

    /** The whole. */
    ObjectNode whole() {
        return root;
    }
}
