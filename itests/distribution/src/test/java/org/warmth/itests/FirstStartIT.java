package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.TestBundle;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** The house stands: the server starts, answers, keeps its modules apart and its data. */
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
    void the_database_of_a_fresh_server_is_derby(WarmthServer server) {
        assertThat(server.probe().services("(dataSourceName=warmth)")).containsExactly("[javax.sql.DataSource]");
    }

    @Test
    void a_second_application_leaves_the_first_alone_and_refreshes_nothing(WarmthServer server) {
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
        assertThat(server.probe().events())
                .filteredOn(event -> event.startsWith("UNRESOLVED "))
                .containsOnly("UNRESOLVED org.warmth.itests.bundles.second");
        server.probe().uninstall("org.warmth.itests.bundles.first");
    }

    @Test
    void a_killed_server_starts_again_on_its_data(@Fresh WarmthServer server) {
        server.bootFeatures("warmth-kernel").start();
        long first = server.pid();
        server.kill();
        server.start();
        assertThat(server.pid()).isNotEqualTo(first);
        server.await(
                "the database",
                () -> server.probe().services("(dataSourceName=warmth)").size() == 1);
    }
}
