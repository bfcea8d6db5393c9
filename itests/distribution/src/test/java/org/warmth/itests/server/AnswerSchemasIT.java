package org.warmth.itests.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** That answers which are not as their document says are noticed. */
class AnswerSchemasIT {
    private static final String DOCUMENT =
            """
            {"paths":{"/warmth/v1/visits/{id}":{"get":{"responses":{"200":{"content":{"application/json":{"schema":
             {"$ref":"#/components/schemas/Visit"}}}}}}}},
             "components":{"schemas":{
              "Visit":{"type":"object","properties":{
               "id":{"type":"string"},
               "state":{"type":"string","enum":["PLANNED","DONE"]},
               "place":{"type":"string","nullable":true},
               "mode":{"type":"string","enum":["ONLINE"],"nullable":true},
               "found":{"allOf":[{"$ref":"#/components/schemas/Findings"}],"nullable":true},
               "all":{"type":"array","items":{"$ref":"#/components/schemas/Findings"}}}},
              "Findings":{"type":"object","properties":{"type":{"type":"string"}}}}}}""";

    private final AnswerSchemas schemas = new AnswerSchemas(() -> read(DOCUMENT));

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void answer(int status, String json) {
        schemas.check("GET", "/warmth/v1/visits/7", status, read(json));
    }

    @Test
    void what_is_promised_passes() {
        assertThatCode(() -> {
                    answer(
                            200,
                            "{\"id\":\"7\",\"state\":\"DONE\",\"place\":null,\"mode\":null,\"found\":null,\"all\":[]}");
                    answer(
                            200,
                            "{\"id\":\"7\",\"mode\":\"ONLINE\",\"found\":{\"type\":\"a\"},\"all\":[{\"type\":\"b\"}]}");
                    schemas.check("GET", "/warmth/v1/visits/7", 404, read("{\"any\":1}"));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void what_is_not_promised_is_named() {
        assertThatThrownBy(() -> answer(200, "{\"id\":null}")).hasMessageContaining("id");
        assertThatThrownBy(() -> answer(200, "{\"state\":\"GONE\"}")).hasMessageContaining("state");
        assertThatThrownBy(() -> answer(200, "{\"surplus\":1}")).hasMessageContaining("surplus");
        assertThatThrownBy(() -> answer(200, "{\"found\":{\"type\":3}}")).hasMessageContaining("found");
        assertThatThrownBy(() -> answer(200, "{\"all\":[{\"other\":\"c\"}]}")).hasMessageContaining("other");
        assertThatThrownBy(() -> answer(201, "{}")).hasMessageContaining("gave 201");
        assertThatThrownBy(() -> schemas.check("PUT", "/warmth/v1/visits/7", 200, null))
                .hasMessageContaining("does not know");
    }
}
