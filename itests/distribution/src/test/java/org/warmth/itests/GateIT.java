package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.Load;
import org.warmth.itests.server.TestBundle;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** No path is reachable without sign-in: no servlet, no plug-in, no unknown one, and not while modules come and go. */
@ExtendWith(WithServer.class)
class GateIT {
    private static final String PLUGIN = "org.warmth.itests.bundles.gate";
    private static final String NAME = "/warmth/v1/gate/name";

    @BeforeEach
    void a_plugin_is_installed(WarmthServer server) {
        server.probe().install(TestBundle.of("gate"));
        server.awaitStatus(NAME, 200);
        server.awaitStatus("/itests/open", 200);
    }

    @AfterEach
    void and_removed(WarmthServer server) {
        server.probe().uninstall(PLUGIN);
    }

    @Test
    void nothing_is_reachable_without_sign_in(WarmthServer server) {
        for (String path : List.of(
                "/",
                "/nothing",
                "/itests/open",
                NAME,
                "/warmth",
                "/warmth/v1",
                "/warmth/v1/modules",
                "/warmth/v1/openapi.json",
                "/warmth/v1/access/me",
                "/warmth/v1/access/users",
                "/warmth/health/ready",
                "/warmth/health/live/x",
                "/warmth/ui/index.html?x",
                "/warmth/ui/servlet")) {
            HttpResponse<String> answer =
                    server.send(HttpRequest.newBuilder(server.uri(path)).build());
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).as(path).isPresent();
        }
        HttpRequest.Builder live = HttpRequest.newBuilder(server.uri("/warmth/health/live"));
        assertThat(server.send(live.build()).statusCode()).isEqualTo(200);
        HttpRequest post = HttpRequest.newBuilder(server.uri("/warmth/ui/index.html"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(server.send(post).statusCode()).isEqualTo(401);
        assertThat(server.send(server.request(NAME, "nobody", "not-a-password").build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatever_a_plugin_brings_is_there_for_a_signed_in_caller_alone(WarmthServer server) {
        for (String path : List.of(
                NAME,
                "/itests/open",
                "/itests/files/open.txt",
                "/itests/context/open",
                "/itests/application/name",
                "/warmth/none/itests/name")) {
            server.awaitStatus(path, 200);
            assertThat(stranger(server, "GET", path)).as(path).isEqualTo(401);
        }
    }

    @Test
    void no_path_that_anybody_registered_answers_a_stranger(WarmthServer server) {
        Set<String> bases = new TreeSet<>(server.probe().values("osgi.web.contextpath"));
        bases.addAll(server.probe().values("osgi.http.whiteboard.context.path"));
        bases.addAll(server.probe().values("osgi.jaxrs.application.base"));
        bases.addAll(List.of("", "/warmth/v1/visits"));
        List<String> patterns = new ArrayList<>(server.probe().values("osgi.http.whiteboard.servlet.pattern"));
        patterns.addAll(server.probe().values("osgi.http.whiteboard.resource.pattern"));
        assertThat(patterns).contains("/itests/open", "/itests/files/*", "/warmth/v1/openapi.json", "/warmth/ui/*");
        for (String base : bases) {
            for (String pattern : patterns) {
                String path = base.replaceFirst("/$", "")
                        + pattern.replaceFirst("^(?!/)", "/").replace("*", "nothing");
                assertThat(stranger(server, "GET", path)).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void no_endpoint_of_any_module_answers_a_stranger(WarmthServer server) {
        JsonNode paths = server.admin().get("openapi.json").expect(200).json().get("paths");
        assertThat(paths.fieldNames())
                .toIterable()
                .contains("/warmth/v1/visits", "/warmth/v1/funds/roster", "/warmth/v1/people/persons/{id}/reveal");
        paths.fields().forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            String asked = path.getKey().replaceAll("\\{[^}]*}", "1");
            assertThat(stranger(server, method.toUpperCase(Locale.ROOT), asked))
                    .as(method + " " + asked)
                    .isEqualTo(401);
        }));
    }

    @Test
    void the_files_of_the_page_and_nothing_else_below_it_answer_a_stranger(WarmthServer server) {
        for (String file : List.of("index.html", "page.js", "page.css", "strings_zh.json", "icon.svg")) {
            assertThat(stranger(server, "GET", "/warmth/ui/" + file)).as(file).isEqualTo(200);
            assertThat(stranger(server, "POST", "/warmth/ui/" + file)).as(file).isEqualTo(401);
        }
        assertThat(stranger(server, "GET", "/warmth/ui/")).isEqualTo(401);
    }

    @Test
    void a_page_that_asks_itself_gets_no_window_of_the_browser(WarmthServer server) {
        HttpRequest request = HttpRequest.newBuilder(server.uri(NAME))
                .header("X-Requested-With", "XMLHttpRequest")
                .build();
        assertThat(server.send(request).headers().firstValue("WWW-Authenticate"))
                .isEmpty();
    }

    @Test
    void two_readings_of_one_path_are_refused(WarmthServer server) {
        for (String path : List.of("/warmth/ui/..;/v1/access/me", "/warmth//v1/access/me", "/warmth/%2e%2e/x")) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(400);
        }
    }

    @Test
    void a_signed_in_caller_reaches_the_plugin_in_the_json_of_the_house(WarmthServer server) {
        assertThat(server.get(NAME).body()).isEqualTo("{\"name\":\"admin\"}");
        HttpResponse<String> gift = post(
                server,
                "{\"id\":\"712345678901234567\",\"times\":1,\"money\":5000,\"day\":\"2022-01-15\",\"version\":3}");
        assertThat(gift.statusCode()).isEqualTo(200);
        assertThat(gift.headers().firstValue("ETag")).contains("\"3\"");
        assertThat(gift.body()).contains("\"id\":\"712345678901234567\"").contains("\"money\":5000");

        HttpResponse<String> yuan =
                post(server, "{\"id\":1,\"times\":1,\"money\":50.5,\"day\":\"2022-01-15\",\"version\":1}");
        assertThat(yuan.statusCode()).isEqualTo(400);
        assertThat(yuan.body()).contains("\"field\":\"money\"").contains("rest.json-money");
        assertThat(server.get("/warmth/v1/gate/nothing").body()).contains("rest.not-found");
        assertThat(server.get("/nothing").headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void a_stopped_module_is_not_ready_and_a_removed_one_is_not_there(WarmthServer server) {
        server.probe().stop(PLUGIN);
        server.awaitStatus(NAME, 503);
        assertThat(server.get(NAME).body()).contains("rest.module-not-ready");
        assertThat(server.get("/warmth/health/ready").body()).contains("\"module\":\"gate\"");
        assertThat(server.get("/warmth/v1/access/me").statusCode()).isEqualTo(200);

        server.probe().start(PLUGIN);
        server.awaitStatus(NAME, 200);
        server.probe().uninstall(PLUGIN);
        server.awaitStatus(NAME, 404);
        server.probe().install(TestBundle.of("gate"));
        server.awaitStatus(NAME, 200);
    }

    @Test
    void while_a_module_comes_and_goes_nobody_slips_in_and_nobody_is_thrown_out(WarmthServer server) {
        HttpRequest stranger =
                HttpRequest.newBuilder(server.uri("/warmth/v1/access/me")).build();
        HttpRequest friend = server.request("/warmth/v1/access/me").build();
        try (Load visitors = new Load(server, Map.of("stranger", () -> stranger, "friend", () -> friend))) {
            for (int i = 0; i < 5; i++) {
                server.probe().stop(PLUGIN);
                server.awaitStatus(NAME, 503);
                server.probe().start(PLUGIN);
                server.awaitStatus(NAME, 200);
                visitors.round();
            }
            assertThat(visitors.end()).containsOnlyKeys("stranger 401 access.unauthenticated", "friend 200");
        }
    }

    private static int stranger(WarmthServer server, String method, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                        .method(method, BodyPublishers.noBody())
                        .build())
                .statusCode();
    }

    private static HttpResponse<String> post(WarmthServer server, String json) {
        return server.send(server.request("/warmth/v1/gate/gifts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }
}
