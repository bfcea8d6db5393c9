package org.warmth.itests.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    /** What every address takes because HTTP says so: no document names it. */
    private static final Set<String> OF_HTTP = Set.of("HEAD", "OPTIONS");

    private final Supplier<JsonNode> source;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
    private volatile ObjectNode document;

    /** Asks {@code source} for the document when it is wanted, and again when a path is not in it. */
    AnswerSchemas(Supplier<JsonNode> source) {
        this.source = source;
    }

    /** Fails where a good answer is not as the document says. */
    void check(Answer answer) {
        boolean json = answer.header("Content-Type").startsWith("application/json");
        check(
                answer.response().request().method(),
                answer.response().uri().getPath(),
                answer.status(),
                json ? answer.json() : null);
    }

    /**
     * Fails where a good answer is not as the document says.
     *
     * @param json what it brought, null for a file or nothing
     */
    void check(String method, String asked, int status, JsonNode json) {
        String path = asked.replaceFirst("/$", "");
        if (status / 100 != 2 || !path.startsWith(ROOT) || PLAIN.contains(path) || OF_HTTP.contains(method)) {
            return;
        }
        String name = method + " " + path;
        Optional<JsonNode> found = operation(method, path).or(() -> {
            document = null;
            schemas.clear();
            return operation(method, path);
        });
        if (found.isEmpty() && !documented(path)) {
            // A bundle of a test, without a document.
            return;
        }
        JsonNode responses = found.orElseThrow(() -> new AssertionError("the API document does not know " + name))
                .path("responses");
        if (!responses.has("" + status)) {
            throw new AssertionError(name + " gave " + status + ", the API document says "
                    + responses.propertyStream().map(Map.Entry::getKey).toList());
        }
        if (json != null) {
            JsonNode schema = responses
                    .path("" + status)
                    .path("content")
                    .path("application/json")
                    .path("schema");
            if (schema.isMissingNode()) {
                throw new AssertionError(name + " gave JSON that the API document does not describe");
            }
            Set<ValidationMessage> faults = schemas.computeIfAbsent(schema.toString(), text -> compiled(schema))
                    .validate(json);
            if (!faults.isEmpty()) {
                throw new AssertionError(name + " is not as the API document says: " + faults);
            }
        }
    }

    private boolean documented(String path) {
        String module = path.substring(ROOT.length()).replaceFirst("/.*", "");
        return document().path("paths").propertyStream().anyMatch(entry -> (entry.getKey() + "/")
                .startsWith(ROOT + module + "/"));
    }

    private Optional<JsonNode> operation(String verb, String path) {
        String method = verb.toLowerCase(Locale.ROOT);
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
            known.path("components").path("schemas").forEach(AnswerSchemas::strict);
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
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        schema.path("properties").forEach(AnswerSchemas::strict);
        schema.path("allOf").forEach(AnswerSchemas::strict);
        strict(schema.path("items"));
        strict(schema.path("additionalProperties"));
        if (schema.path("properties").isObject()
                && !schema.path("additionalProperties").isObject()) {
            schema.put("additionalProperties", false);
        }
        if (schema.path("nullable").asBoolean()) {
            ObjectNode said = schema.deepCopy();
            said.remove("nullable");
            schema.removeAll();
            schema.putArray("anyOf").add(said).addObject().put("type", "null");
        }
    }
}
