package org.warmth.itests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.Load;
import org.warmth.itests.server.Refused;
import org.warmth.itests.server.TestBundle;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** Modules leave and come, and a stray library comes, while others work: nobody else notices. */
@ExtendWith(WithServer.class)
class ComeAndGoIT {

    private static final String FORM = "statistics/forms/form1?campaign=2031&unit=";

    private final AtomicInteger units = new AtomicInteger();

    @Test
    void nobody_else_notices_when_modules_leave_and_come_and_a_stray_library_comes(
            @Fresh WarmthServer server, @TempDir Path folder) throws IOException {
        server.start();
        server.awaitStatus("/warmth/health/ready", 200);
        TestUnion union = new TestUnion(server, "77G01");
        union.campaign(2031);
        TestUser clerk = union.hire("clerk", "CLERK");
        String visit = visit(clerk, union);
        Map<String, Supplier<HttpRequest>> elsewhere = elsewhere(server, union, clerk);
        Supplier<HttpRequest> visits =
                () -> clerk.request("visits?unit=" + union.unit()).build();
        Supplier<HttpRequest> funds =
                () -> clerk.request("funds/payments?unit=" + union.unit()).build();
        int before = server.probe().events().size();

        try (Load others = new Load(server, elsewhere)) {
            // As docs/admin.md says: who wants to remove single modules names them instead of all.
            Feature.modules().forEach(module -> server.probe().installFeature(module.name()));
            server.probe().uninstallFeature("warmth");
            others.round();

            try (Load payments = new Load(server, Map.of("funds", funds))) {
                leaves(server, clerk, "visits", others, payments);
                comes(server, "visits", others, payments);
                assertThat(payments.end()).containsOnlyKeys("funds 200");
            }
            clerk.get("visits/" + visit).expect(200);

            try (Load visitors = new Load(server, Map.of("visits", visits))) {
                leaves(server, clerk, "funds", others, visitors);
                comes(server, "funds", others, visitors);
                assertThat(visitors.end()).containsOnlyKeys("visits 200");
            }

            try (Load all = new Load(server, Map.of("visits", visits, "funds", funds))) {
                stray(server, folder, others, all);
                assertThat(all.end()).containsOnlyKeys("visits 200", "funds 200");
            }
            assertThat(others.end())
                    .containsOnlyKeys(
                            "units 200", "form 200", "workbook 200", "me 200", "founder 201", "documents 200");
        }
        assertThat(server.probe().events(before))
                .filteredOn(event -> event.matches("(STOPPED|UNRESOLVED|PACKAGES_REFRESHED|ERROR) .*"))
                .containsExactlyInAnyOrder(
                        "STOPPED org.warmth.visits",
                        "UNRESOLVED org.warmth.visits",
                        "PACKAGES_REFRESHED org.apache.felix.framework", // that of the removed bundle, nobody else's
                        "STOPPED org.warmth.funds",
                        "UNRESOLVED org.warmth.funds",
                        "PACKAGES_REFRESHED org.apache.felix.framework");
    }

    private Map<String, Supplier<HttpRequest>> elsewhere(WarmthServer server, TestUnion union, TestUser clerk) {
        Map<String, Supplier<HttpRequest>> asked = new HashMap<>();
        asked.put("me", () -> clerk.request("access/me").build());
        asked.put("form", () -> clerk.request(FORM + union.unit()).build());
        asked.put("workbook", () -> clerk.request(FORM.replace("?", ".xlsx?") + union.unit())
                .build());
        asked.put("documents", () -> clerk.request("openapi.json").build());
        asked.put("units", () -> clerk.request("people/units?parent=" + union.unit())
                .build());
        asked.put("founder", () -> server.admin()
                .request("people/units")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"77G-" + units.incrementAndGet()
                        + "\",\"name\":\"演示基层工会\",\"level\":\"BASE\",\"parent\":\"" + union.unit()
                        + "\",\"filing\":false,\"reporting\":\"RECORDS\",\"validFrom\":\"2020-01-01\"}"))
                .build());
        return asked;
    }

    /** A module is stopped, and then removed: who asks it gets a problem that says so. */
    private static void leaves(WarmthServer server, TestUser clerk, String module, Load... loads) {
        String path = "/warmth/v1/" + module;
        server.probe().stop("org.warmth." + module);
        server.awaitStatus(path, 503);
        Answer stopped = clerk.get(module).expect(503);
        assertThat(Refused.checked(stopped.text(), stopped.json()).get("code").asText())
                .isEqualTo("rest.module-not-ready");
        for (Load load : loads) {
            load.round();
        }
        server.probe().uninstallFeature("warmth-" + module);
        server.awaitStatus(path, 404);
        Refused.with(clerk.get(module), 404, "rest.not-found");
        assertThat(clerk.get("modules").expect(200).text()).doesNotContain(path);
        assertThat(clerk.get("openapi.json").expect(200).text()).doesNotContain(path);
        for (Load load : loads) {
            load.round();
        }
    }

    private static void comes(WarmthServer server, String module, Load... loads) {
        server.probe().installFeature("warmth-" + module);
        server.awaitStatus("/warmth/health/ready", 200);
        assertThat(server.get("/warmth/v1/modules").body()).contains("\"/warmth/v1/" + module + "\"");
        for (Load load : loads) {
            load.round();
        }
    }

    /** A library that has whatever anybody would have liked, and a newer one of what everybody uses; as jar and as feature. */
    private static void stray(WarmthServer server, Path folder, Load... loads) throws IOException {
        List<String> wishes = server.probe().wishes();
        assertThat(wishes).as("packages that somebody would take").isNotEmpty();
        server.probe().install(TestBundle.offering("stray", wishes));
        for (Load load : loads) {
            load.round();
        }
        Path jar = TestBundle.offering(
                "newer",
                List.of(
                        "(&(osgi.wiring.package=com.fasterxml.jackson.databind)(version>=2.99.0))",
                        "(&(osgi.wiring.package=org.jooq)(version>=3.99.0))"));
        Path feature = Files.writeString(
                folder.resolve("stray.xml"),
                "<features name=\"stray\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                        + "<feature name=\"stray\" version=\"1.0.0\"><bundle>" + jar.toUri()
                        + "</bundle></feature></features>");
        server.probe().addFeatureRepository(feature.toUri());
        server.probe().installFeature("stray");
        assertThat(server.probe().bundles())
                .contains(
                        "ACTIVE org.warmth.itests.bundles.stray 1.0.0", "ACTIVE org.warmth.itests.bundles.newer 1.0.0");
        for (Load load : loads) {
            load.round();
        }
    }

    private static String visit(TestUser clerk, TestUnion union) {
        JsonNode made = clerk.create(
                        "visits", Map.of("name", "李例安", "unit", union.unit(), "date", "2026-01-18", "category", "C7"))
                .expect(201)
                .json();
        return made.get("id").asText();
    }
}
