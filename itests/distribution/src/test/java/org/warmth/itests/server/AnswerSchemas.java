package org.warmth.itests.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Compares what a server answers with what its API document promises: a status that is named, and JSON of the schema with no
 * member too many.
 */
final class AnswerSchemas {
    private static final String ROOT = "/warmth/v1/";
    /** What the kernel answers by itself stands in no module's document. */
    private static final Set<String> PLAIN = Set.of("/warmth/v1/openapi.json", "/warmth/v1/modules");

    private final Supplier<JsonNode> source;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
    private volatile ObjectNode document;

    /** Asks {@code source} for the document when it is wanted, and again when a path is not in it. */
    AnswerSchemas(Supplier<JsonNode> source) {
        this.source = source;
    }

    /** Fails where a good answer is not as the document says. */
    void check(Answer answer) {
        String path = answer.response().uri().getPath().replaceFirst("/$", "");
        if (answer.status() / 100 != 2 || !path.startsWith(ROOT) || PLAIN.contains(path)) {
            return;
        }
        String method = answer.response().request().method().toLowerCase(Locale.ROOT);
        String asked = method + " " + path;
        Optional<JsonNode> found = operation(method, path).or(() -> {
            document = null;
            schemas.clear();
            return operation(method, path);
        });
        if (found.isEmpty() && !documented(path)) {
            // A bundle of a test, without a document.
            return;
        }
        JsonNode operation = found.orElseThrow(() -> new AssertionError("the API document does not know " + asked));
        JsonNode promised = operation.path("responses").path("" + answer.status());
        if (promised.isMissingNode()) {
            throw new AssertionError(asked + " gave " + answer.status() + ", the API document says "
                    + operation
                            .path("responses")
                            .propertyStream()
                            .map(Map.Entry::getKey)
                            .toList());
        }
        if (answer.header("Content-Type").startsWith("application/json")) {
            JsonNode schema = promised.path("content").path("application/json").path("schema");
            if (schema.isMissingNode()) {
                throw new AssertionError(asked + " gave JSON that the API document does not describe");
            }
            Set<ValidationMessage> faults = schemas.computeIfAbsent(schema.toString(), text -> compiled(schema))
                    .validate(answer.json());
            if (!faults.isEmpty()) {
                throw new AssertionError(asked + " is not as the API document says: " + faults);
            }
        }
    }

    private boolean documented(String path) {
        String module = path.substring(ROOT.length()).replaceFirst("/.*", "");
        return document().path("paths").propertyStream().anyMatch(entry -> (entry.getKey() + "/")
                .startsWith(ROOT + module + "/"));
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document()
                .path("paths")
                .propertyStream()
                .filter(entry -> entry.getValue().has(method))
                .filter(entry -> path.matches(entry.getKey().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+")))
                // Words go before parameters.
                .min(Comparator.comparing(
                        entry -> entry.getKey().chars().filter(c -> c == '{').count()))
                .map(entry -> entry.getValue().get(method));
    }

    private ObjectNode document() {
        ObjectNode known = document;
        if (known == null) {
            known = source.get().deepCopy();
            strict(known.path("components").path("schemas"));
            document = known;
        }
        return known;
    }

    private JsonSchema compiled(JsonNode schema) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.set("components", document().get("components"));
        JsonNode asked = schema.deepCopy();
        strict(asked);
        root.putArray("allOf").add(asked);
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
    }

    /** OpenAPI's dialect as JSON Schema: what is nullable may be null; what is not named may not be there. */
    private static void strict(JsonNode node) {
        node.forEach(AnswerSchemas::strict);
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        if (schema.path("properties").isObject() && schema.path("type").asText().equals("object")) {
            schema.put("additionalProperties", false);
        }
        if (schema.path("nullable").asBoolean()) {
            schema.remove("nullable");
            if (schema.has("allOf")) {
                ArrayNode either = schema.putArray("anyOf");
                either.add(schema.remove("allOf").get(0));
                either.addObject().put("type", "null");
            } else if (schema.path("type").isTextual()) {
                schema.putArray("type").add(schema.get("type").asText()).add("null");
                if (schema.path("enum") instanceof ArrayNode values) {
                    values.addNull();
                }
            }
        }
    }
}
