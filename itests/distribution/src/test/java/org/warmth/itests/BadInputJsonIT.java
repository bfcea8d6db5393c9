package org.warmth.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Refused;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** Hostile and mistaken JSON: a problem that names the field, never a server error, nothing written. */
@ExtendWith(WithServer.class)
class BadInputJsonIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static TestUnion union;
    private static TestUser clerk;

    @BeforeAll
    static void a_clerk_has_a_unit(WarmthServer server) {
        server.awaitStatus("/warmth/health/ready", 200);
        union = new TestUnion(server, "77J01");
        clerk = union.hire("clerk", "CLERK");
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                bad("bottomless arrays", "[".repeat(100_000), 400, "rest.json-shape"),
                bad("bottomless objects", "{\"a\":".repeat(100_000), 400, "rest.json-limits"),
                bad("an endless number", visit("value", "9".repeat(5_000)), 400, "rest.json-limits"),
                bad("a field twice", "{\"name\":\"a\",\"name\":\"b\"}", 400, "rest.json-duplicate"),
                bad("half a document", "{\"name\":", 400, "rest.json-syntax"),
                bad("two documents", "{} {}", 400, "rest.json-shape"),
                bad("no body", "", 400, "rest.json-empty"),
                bad("null", "null", 400, "rest.json-empty"),
                bad("an array for an object", "[{}]", 400, "rest.json-shape"),
                bad("a text for an object", "\"x\"", 400, "rest.json-shape"),
                bad("not a number", visit("value", "NaN"), 400, "rest.json-syntax"),
                bad("1e400", visit("value", "1e400"), 400, "rest.json-money"),
                bad("a fraction of a fen", visit("value", "12.5"), 400, "rest.json-money"),
                bad("yuan as text", visit("value", "\"200\""), 400, "rest.json-money"),
                bad("an amount beyond measure", visit("value", "9223372036854775807"), 400, "rest.json-money-limit"),
                bad("a negative amount", visit("value", "-1"), 422, "rest.negative"),
                bad("a number for a name", visit("name", "5"), 400, "rest.json-string"),
                bad("NUL", visit("name", "\"a\\u0000b\""), 400, "rest.json-text"),
                bad("half a character", visit("name", "\"\\ud800\""), 400, "rest.json-text"),
                bad("a turned direction", visit("goods", "\"大\\u202e米\""), 400, "rest.json-text"),
                bad("zero width", visit("goods", "\"大\\u200b米\""), 400, "rest.json-text"),
                bad("an endless name", visit("name", "\"" + "李".repeat(10_000) + "\""), 422, "people.name.length"),
                bad(
                        "a text beyond the limit",
                        visit("name", "\"" + "李".repeat(100_001) + "\""),
                        400,
                        "rest.json-limits"),
                bad("more than a megabyte", visit("name", "\"" + "x".repeat(1 << 20) + "\""), 413, "rest.too-large"),
                bad("a name of marks", visit("name", "\"e\\u0301\\u0301\""), 422, "people.name.characters"),
                bad("a name of blanks", visit("name", "\"　\""), 422, "rest.required"),
                bad("an unknown field", visit("bank", "1"), 400, "rest.json-unknown"),
                bad("an unknown category", visit("category", "\"C99\""), 400, "rest.json-enum"),
                bad("a number for a category", visit("category", "1"), 400, "rest.json-enum"),
                bad("a list with nothing in it", visit("tags", "[null]"), 400, "rest.json-null"),
                bad("29 February 1900", visit("date", "\"1900-02-29\""), 400, "rest.json-day"),
                bad("a serial for a day", visit("date", "44579"), 400, "rest.json-day"),
                bad("a day in 1900", visit("date", "\"1900-01-15\""), 422, "rest.day-range"),
                bad("a day in 2199", visit("date", "\"2199-01-15\""), 422, "rest.day-range"),
                bad("minus five heads", visit("headcount", "-5"), 422, "rest.number-range"),
                bad("half a head", visit("headcount", "1.5"), 400, "rest.json-number"),
                bad("a word for a unit", visit("unit", "\"abc\""), 400, "rest.json-id"),
                bad("a plan that is not there", visit("plan", "\"12345\""), 422, "visits.plan-unknown"),
                bad("a sheet that is not there", visit("evidence", "\"12345\""), 422, "visits.evidence-unknown"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_visit_that_cannot_be_meant_is_refused(String what, String body, int status, String code) {
        String whole = body.replace("UNIT", union.unit());
        Refused.with(clerk.create("visits", whole), status, code);
        assertThat(clerk.get("visits?unit=" + union.unit()).json().get("items")).isEmpty();
    }

    @Test
    void other_encodings_and_other_kinds_of_content_are_refused() {
        byte[] visit = visit("name", "\"李例安\"").getBytes(UTF_8);
        Refused.with(
                send(new String(visit, UTF_8).getBytes(Charset.forName("GB18030")), "application/json"),
                400,
                "rest.json-utf8");
        for (String type : List.of("text/plain", "application/xml", "multipart/form-data", "garbage", ";")) {
            Refused.with(send(visit, type), 415, "rest.media-type");
        }
        assertThat(clerk.get("visits?unit=" + union.unit()).json().get("items")).isEmpty();
    }

    @Test
    void in_english_for_who_asks_so() {
        Answer answer = clerk.send(clerk.request("visits")
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(visit("date", "\"1900-01-15\"").replace("UNIT", union.unit()))));
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.json().get("title").asText()).isEqualTo("The content breaks rules");
        assertThat(answer.json().get("violations").get(0).get("text").asText()).startsWith("A day from 2000");
    }

    /** Whatever the API document offers to write, asked with what nobody should send. */
    @Test
    void no_endpoint_answers_odd_json_with_a_server_error(WarmthServer server) {
        JsonNode document = server.admin().get("openapi.json").expect(200).json();
        TestUser reviewer = union.hire("reviewer", "REVIEWER");
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (String method : List.of("post", "put", "patch")) {
                JsonNode schema = path.getValue()
                        .path(method)
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema");
                if (schema.isMissingNode()) {
                    continue;
                }
                String target = path.getKey().replaceAll("\\{[^}]*}", "1");
                TestUser user =
                        target.contains("/funds/") ? reviewer : target.contains("/visits") ? clerk : server.admin();
                for (String body : bodies(sample(document, schema, 0))) {
                    Answer answer = send(user, method, target, body);
                    asked++;
                    if (answer.status() >= 500) {
                        faults.add(method + " " + target + " " + body + ": " + answer.text());
                    } else if (answer.status() >= 400) {
                        Refused.any(answer);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
    }

    private static Answer send(TestUser user, String method, String path, String body) {
        return user.send(user.request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .method(method.toUpperCase(java.util.Locale.ROOT), BodyPublishers.ofString(body)));
    }

    private static Answer send(byte[] body, String type) {
        return clerk.send(clerk.request("visits")
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** The sample as it is, other shapes, and the sample with one field at a time gone wrong. */
    private static List<String> bodies(JsonNode sample) {
        List<String> bodies = new ArrayList<>(List.of(sample.toString(), "[]", "\"x\"", "{}"));
        if (sample instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(field -> {
                for (String odd : List.of(
                        "null", "-1", "9223372036854775807", "\"　\"", "[null]", "{\"a\":null}", "\"a\\u202eb\"")) {
                    ObjectNode changed = object.deepCopy();
                    changed.set(field, read(odd));
                    bodies.add(changed.toString());
                }
            });
        }
        return bodies;
    }

    private static JsonNode sample(JsonNode document, JsonNode schema, int depth) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceFirst(".*/", "");
            return sample(document, document.at("/components/schemas").get(name), depth);
        }
        if (schema.has("example")) {
            JsonNode example = schema.get("example");
            return example.isTextual() && example.asText().startsWith("{") ? read(example.asText()) : example;
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (schema.has("properties") && depth < 4) {
            ObjectNode object = make.objectNode();
            schema.get("properties")
                    .properties()
                    .forEach(property ->
                            object.set(property.getKey(), sample(document, property.getValue(), depth + 1)));
            return object;
        }
        return switch (schema.path("type").asText()) {
            case "array" -> make.arrayNode().add(sample(document, schema.get("items"), depth + 1));
            case "integer", "number" -> make.numberNode(1);
            case "boolean" -> make.booleanNode(true);
            case "object" -> make.objectNode();
            default -> make.textNode(schema.path("format").asText().equals("date") ? "2022-01-18" : union.unit());
        };
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Arguments bad(String what, String body, int status, String code) {
        return Arguments.of(what, body, status, code);
    }

    /** A visit that is good but for one field, given as JSON text. */
    private static String visit(String field, String value) {
        StringBuilder visit = new StringBuilder("{");
        Map<String, String> good = new java.util.LinkedHashMap<>();
        good.put("name", "\"李例安\"");
        good.put("unit", "\"UNIT\"");
        good.put("date", "\"2022-01-18\"");
        good.put("category", "\"C7\"");
        good.put("goods", "\"大礼包\"");
        good.put("value", "20000");
        good.put(field, value);
        good.forEach((name, text) -> visit.append(visit.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(text));
        return visit.append('}').toString();
    }
}
