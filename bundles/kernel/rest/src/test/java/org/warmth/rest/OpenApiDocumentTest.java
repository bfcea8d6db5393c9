package org.warmth.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
    private static final String VISITS =
            """
            {"openapi":"3.0.1","paths":{"/lists/{id}":{"get":{"operationId":"get","parameters":[{"name":"id","in":"path",
            "example":7,"schema":{"type":"integer","format":"int64"}}],"responses":{"default":{"content":{"application/json":
            {"schema":{"$ref":"#/components/schemas/VisitList"}}}}}}},"/":{"post":{"operationId":"create","responses":
            {"201":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Created"}}}}}}}},
            "components":{"schemas":{"VisitList":{"type":"object","properties":{"id":{"type":"integer","format":"int64"},
            "rows":{"type":"integer","format":"int32"},"total":{"$ref":"#/components/schemas/Money"}}},
            "Money":{"type":"object","properties":{"fen":{"type":"integer","format":"int64"}}},"Created":{"type":"object"}}}}
            """;

    @Test
    void a_module_stands_under_its_path_and_its_schemas_under_its_name() throws Exception {
        OpenApiDocument document = new OpenApiDocument("/union");
        document.add("visits", new ObjectMapper().readTree(VISITS));
        JsonNode whole = document.whole();

        JsonNode get = whole.path("paths").path("/warmth/v1/visits/lists/{id}").path("get");
        assertThat(get.path("operationId").asText()).isEqualTo("visits.get");
        assertThat(get.path("parameters").get(0).path("schema").path("type").asText())
                .isEqualTo("string");
        assertThat(get.at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/visits.VisitList");
        assertThat(get.at("/responses/default/$ref").asText()).isEqualTo("#/components/responses/Problem");
        assertThat(whole.at("/paths/~1warmth~1v1~1visits/post/responses").has("201"))
                .isTrue();
        JsonNode list = whole.path("components")
                .path("schemas")
                .path("visits.VisitList")
                .path("properties");
        assertThat(list.path("id").path("type").asText()).isEqualTo("string");
        assertThat(list.path("rows").path("type").asText()).isEqualTo("integer");
        assertThat(list.path("total").path("$ref").asText()).isEqualTo("#/components/schemas/visits.Money");
        assertThat(whole.at("/components/schemas/visits.Money/type").asText()).isEqualTo("integer");
        assertThat(whole.at("/servers/0/url").asText()).isEqualTo("/union");
    }
}
