package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.TestBundle;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** The house stands: the server starts, answers, and keeps its modules apart. */
@ExtendWith(WithServer.class)
class FirstStartIT {

    @Test
    void every_feature_is_installed_and_every_bundle_active(WarmthServer server) {
        assertThat(server.probe().features()).contains("warmth-kernel", "warmth-derby");
        assertThat(server.probe().bundles())
                .filteredOn(line -> line.contains(" org.warmth."))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("ACTIVE "));
    }

    @Test
    void it_starts_without_a_complaint(WarmthServer server) {
        assertThat(server.log().entries()).hasSizeGreaterThan(100);
        assertThat(server.log().unexpected()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void http_ssh_and_jmx_listen_for_this_machine_alone(WarmthServer server) {
        // Karaf sets it at the first start of its management and finds it set when the configuration's file is read
        // again.
        server.log().expect("java\\.rmi\\.server\\.hostname system property is already set to 127\\.0\\.0\\.1");
        // When the feature leaves, its MBean server may be withdrawn after the bundle that tells of it has stopped.
        server.log().expect("Task rejected for JMX Notification dispatch");
        server.probe().installFeature("management");
        try {
            // Karaf opens its registry anew while it reads the configuration of the feature, and may lose it thereby.
            server.await("JMX", () -> ports(server).contains(server.jmxPort()));
            assertThat(ports(server)).contains(server.httpPort(), server.sshPort());
            assertThat(server.listening())
                    .allMatch(socket -> socket.getAddress().isLoopbackAddress());
        } finally {
            server.probe().uninstallFeature("management");
        }
    }

    @Test
    void the_database_of_a_fresh_server_is_derby(WarmthServer server) {
        assertThat(server.probe().services("(dataSourceName=warmth)")).containsExactly("[javax.sql.DataSource]");
    }

    @Test
    void a_second_application_leaves_the_first_alone_and_refreshes_nothing(WarmthServer server) {
        int before = server.probe().events().size();
        server.probe().install(TestBundle.of("first"));
        server.awaitStatus("/itests/first/name", 200);
        assertThat(server.get("/itests/first/database").body()).isEqualTo("{\"database\":\"Apache Derby\"}");

        server.probe().install(TestBundle.of("second"));
        server.awaitStatus("/itests/second/name", 200);
        assertThat(server.get("/itests/first/name").body()).isEqualTo("{\"name\":\"first\"}");
        assertThat(server.get("/itests/second/name").headers().firstValue("Content-Type"))
                .contains("application/json");

        server.probe().uninstall("org.warmth.itests.bundles.second");
        server.awaitStatus("/itests/second/name", 404);
        assertThat(server.get("/itests/first/name").statusCode()).isEqualTo(200);
        assertThat(server.probe().events(before))
                .filteredOn(event -> event.startsWith("UNRESOLVED "))
                .containsOnly("UNRESOLVED org.warmth.itests.bundles.second");
        server.probe().uninstall("org.warmth.itests.bundles.first");
    }

    private static List<Integer> ports(WarmthServer server) {
        return server.listening().stream().map(InetSocketAddress::getPort).toList();
    }
}
