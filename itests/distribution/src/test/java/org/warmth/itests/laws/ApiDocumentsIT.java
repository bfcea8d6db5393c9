package org.warmth.itests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Created;

/** What every module's API document says, read from the built bundles by a parser that others use too. */
class ApiDocumentsIT {
    private static final String JSON = "application/json";
    private static final Set<String> GOOD = Set.of("200", "201", "202", "204");

    /** The bundles with a document that names paths. */
    static List<BuiltBundle> documented() {
        return BuiltBundle.all().stream()
                .filter(bundle -> bundle.entries().contains(file(bundle)))
                .filter(bundle -> parsed(bundle).getOpenAPI().getPaths() != null)
                .toList();
    }

    @Test
    void the_modules_of_the_house_have_documents() {
        assertThat(documented())
                .extracting(BuiltBundle::name)
                .contains("access", "people", "visits", "funds", "hardship", "donations", "statistics");
    }

    @ParameterizedTest
    @MethodSource("documented")
    void a_document_is_read_without_a_word(BuiltBundle bundle) {
        assertThat(parsed(bundle).getMessages()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void every_operation_says_what_it_answers_and_shows_it(BuiltBundle bundle) {
        OpenAPI document = parsed(bundle).getOpenAPI();
        List<String> faults = new ArrayList<>();
        operations(document).forEach((name, operation) -> {
            List<String> statuses = operation.getResponses().keySet().stream()
                    .filter(GOOD::contains)
                    .toList();
            if (statuses.size() != 1) {
                faults.add(name + ": statuses " + operation.getResponses().keySet());
                return;
            }
            ApiResponse response = operation.getResponses().get(statuses.get(0));
            if (statuses.get(0).equals("204")) {
                return;
            }
            if (response.getContent() == null || response.getContent().isEmpty()) {
                faults.add(name + ": no content");
                return;
            }
            response.getContent().forEach((kind, media) -> {
                if (media.getSchema() == null) {
                    faults.add(name + ": no schema");
                } else if (kind.equals(JSON)) {
                    if (!described(document, media.getSchema())) {
                        faults.add(name + ": a schema without properties");
                    }
                    if (!shown(document, media)) {
                        faults.add(name + ": no example of the answer");
                    }
                } else if (!"binary".equals(media.getSchema().getFormat())) {
                    faults.add(name + ": " + kind + " is no file");
                }
            });
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void every_operation_is_summed_up_in_chinese_and_english(BuiltBundle bundle) {
        operations(parsed(bundle).getOpenAPI())
                .forEach((name, operation) ->
                        assertThat(operation.getSummary()).as(name).matches("(?s).*\\p{IsHan}.* · .*[A-Za-z].*"));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void every_json_body_to_be_sent_has_an_example(BuiltBundle bundle) {
        OpenAPI document = parsed(bundle).getOpenAPI();
        operations(document).forEach((name, operation) -> {
            MediaType body = operation.getRequestBody() == null
                    ? null
                    : operation.getRequestBody().getContent().get(JSON);
            if (body != null) {
                assertThat(described(document, body.getSchema())).as(name).isTrue();
                assertThat(shown(document, body)).as(name).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documented")
    void the_status_is_that_of_the_type_that_a_resource_returns(BuiltBundle bundle) {
        Map<String, Long> returned = resources(bundle)
                .flatMap(resource -> resource.getAllMethods().stream())
                .filter(ApiDocumentsIT::operation)
                .map(method -> status(method.getRawReturnType()))
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        Map<String, Long> said = operations(parsed(bundle).getOpenAPI()).values().stream()
                .flatMap(operation -> operation.getResponses().keySet().stream())
                .filter(GOOD::contains)
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        assertThat(said).isEqualTo(returned);
    }

    private static Stream<JavaClass> resources(BuiltBundle bundle) {
        return new ClassFileImporter()
                .importUrl(bundle.archive()).stream().filter(found -> found.isAnnotatedWith(Path.class));
    }

    private static boolean operation(JavaMethod method) {
        return method.isMetaAnnotatedWith(HttpMethod.class);
    }

    private static String status(JavaClass returned) {
        assertThat(returned.isEquivalentTo(Response.class))
                .as("an answer that no document can describe")
                .isFalse();
        return returned.isEquivalentTo(Created.class)
                ? "201"
                : returned.isEquivalentTo(Accepted.class) ? "202" : returned.isEquivalentTo(void.class) ? "204" : "200";
    }

    /** Whether a schema says more than that something comes. */
    private static boolean described(OpenAPI document, Schema<?> schema) {
        if (schema == null) {
            return false;
        }
        if (schema.get$ref() != null) {
            return described(
                    document,
                    document.getComponents().getSchemas().get(schema.get$ref().replaceFirst(".*/", "")));
        }
        if (schema.getItems() != null) {
            return described(document, schema.getItems());
        }
        return schema.getProperties() != null
                || schema.getType() != null && !schema.getType().equals("object");
    }

    private static boolean shown(OpenAPI document, MediaType media) {
        Schema<?> schema = media.getSchema();
        boolean itself = schema != null
                && schema.get$ref() != null
                && document.getComponents()
                                .getSchemas()
                                .get(schema.get$ref().replaceFirst(".*/", ""))
                                .getExample()
                        != null;
        return itself
                || media.getExample() != null
                || media.getExamples() != null && !media.getExamples().isEmpty();
    }

    private static Map<String, Operation> operations(OpenAPI document) {
        Map<String, Operation> operations = new TreeMap<>();
        document.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> operations.put(method + " " + path, operation)));
        return operations;
    }

    private static SwaggerParseResult parsed(BuiltBundle bundle) {
        String text =
                new String(bundle.bytes(file(bundle)).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new OpenAPIV3Parser().readContents(text);
    }

    private static String file(BuiltBundle bundle) {
        return "OSGI-INF/openapi/" + bundle.name() + ".json";
    }
}
