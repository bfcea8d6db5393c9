package org.warmth.itests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.Refused;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/**
 * Each module alone on a bare kernel: installed it works, removed it leaves nothing behind. One server serves for all, for a
 * module that left must leave it as bare as before.
 */
@ExtendWith(WithServer.class)
class ModulesAloneIT {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static WarmthServer server;
    private static TestUnion union;
    private static TestUser clerk;
    private static List<String> bare;

    @BeforeAll
    static void a_bare_kernel(@Fresh WarmthServer fresh) {
        server = fresh.bootFeatures("warmth-kernel").start();
        server.awaitStatus("/warmth/health/ready", 200);
        union = new TestUnion(server, "77M01");
        union.campaign(2031);
        clerk = union.hire("clerk", "CLERK");
        bare = server.probe().bundles();
        assertThat(ours()).containsExactlyInAnyOrderElementsOf(names(Feature.kernel()));
    }

    static List<Feature> modules() {
        return Feature.modules();
    }

    @Test
    void every_module_of_the_house_has_a_feature_of_its_name() {
        List<String> built = Stream.of("programmes", "reporting", "tools")
                .flatMap(group -> BuiltBundle.all(group).stream())
                .map(BuiltBundle::name)
                // A program beside the server, no bundle in it.
                .filter(name -> !name.equals("demo"))
                .toList();
        assertThat(modules()).extracting(Feature::module).containsExactlyInAnyOrderElementsOf(built);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_works_alone_and_leaves_a_bare_kernel(Feature module) {
        int before = server.probe().events().size();
        server.probe().installFeature(module.name());
        try {
            List<String> expected = new ArrayList<>(names(Feature.kernel()));
            expected.addAll(names(module));
            assertThat(ours()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(server.probe().bundles())
                    .filteredOn(line -> line.contains(" org.warmth."))
                    .allMatch(line -> line.startsWith("ACTIVE "));
            server.awaitStatus("/warmth/health/ready", 200);
            works(module);
        } finally {
            server.probe().uninstallFeature(module.name());
        }
        assertThat(server.probe().bundles()).containsExactlyInAnyOrderElementsOf(bare);
        assertThat(server.probe().events(before))
                .filteredOn(event -> event.startsWith("STOPPED ") || event.startsWith("UNRESOLVED "))
                .allMatch(event -> event.endsWith(" org.warmth." + module.module()));
        server.awaitStatus("/warmth/v1/" + module.module(), 404);
        Refused.with(clerk.get(module.module()), 404, "rest.not-found");
        server.awaitStatus("/warmth/health/ready", 200);
    }

    private static void works(Feature module) {
        switch (module.module()) {
            case "portal" ->
                assertThat(server.get("/warmth/ui/index.html").body()).contains("送温暖");
            case "shell" ->
                assertThat(server.probe().values("osgi.command.function")).isNotEmpty();
            default -> answers(module);
        }
    }

    /** A module with REST is listed, documented, and answers: everything that can be read, and its template. */
    private static void answers(Feature module) {
        JsonNode line = listed(module.module());
        assertThat(line.path("ready").asBoolean()).as("" + line).isTrue();
        assertThat(line.path("title").asText()).as("" + line).containsPattern("\\p{IsHan}");
        assertThat(line.path("path").asText()).isEqualTo("/warmth/v1/" + module.module());

        List<String> read = new ArrayList<>();
        clerk.get("openapi.json").expect(200).json().get("paths").fields().forEachRemaining(path -> {
            String own = path.getKey() + "/";
            if (own.startsWith(line.get("path").asText() + "/")
                    && !path.getKey().contains("{")
                    && path.getValue().has("get")) {
                read.add(path.getKey());
            }
        });
        assertThat(read).isNotEmpty();
        for (String path : read) {
            Answer answer = clerk.send(clerk.request(path + "?unit=" + union.unit()));
            answer.expect(200);
            if (path.endsWith("/roster")) {
                assertThat(answer.header("Content-Type")).isEqualTo(XLSX);
                assertThat(answer.bytes()).startsWith('P', 'K');
            }
        }
        if (BuiltBundle.all("programmes").stream()
                .anyMatch(each -> each.name().equals(module.module()) && each.hasTables())) {
            assertThat(read).contains("/warmth/v1/" + module.module() + "/roster");
        }
    }

    private static JsonNode listed(String module) {
        for (JsonNode line : clerk.get("modules").expect(200).json().get("items")) {
            if (line.get("name").asText().equals(module)) {
                return line;
            }
        }
        throw new AssertionError(module + " is not listed");
    }

    private static List<String> ours() {
        return server.probe().bundles().stream()
                .map(line -> line.split(" ")[1])
                .filter(name -> name.startsWith("org.warmth.") && !name.startsWith("org.warmth.lib."))
                .filter(name -> !name.startsWith("org.warmth.itests."))
                .toList();
    }

    private static List<String> names(Feature feature) {
        return feature.bundles().stream()
                .map(artifact -> "org." + artifact.replace('-', '.'))
                .toList();
    }
}
