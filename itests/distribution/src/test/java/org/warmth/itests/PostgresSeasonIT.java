package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.PostgresServer;
import org.warmth.itests.server.TestSeason;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WarmthServer.Spoken;
import org.warmth.itests.server.WithServer;

/** A whole season on PostgreSQL, brought in as docs/admin.md says; then the database goes away and comes back. */
@ExtendWith(WithServer.class)
class PostgresSeasonIT {
    private static final String CREATE =
            "create database warmth template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'";

    private final TestSeason season = new TestSeason();

    @Test
    void a_season_agrees_and_survives_the_loss_of_its_database(@Fresh WarmthServer server)
            throws IOException, InterruptedException {
        // What the connection pool says when the database goes.
        server.log().expect("com\\.zaxxer\\.HikariCP|The database is away");
        try (PostgresServer postgres = new PostgresServer().start()) {
            postgres.execute("create role warmth login password 'geheim'");
            postgres.execute(CREATE + " owner warmth");
            TestSeason.in(server).start().awaitReady();
            Spoken installed = server.shell("feature:install warmth-postgresql");
            assertThat(installed.exit()).as(installed.text()).isZero();
            server.etc(
                    "org.ops4j.datasource-warmth.cfg",
                    """
                    dataSourceName = warmth
                    osgi.jdbc.driver.name = PostgreSQL JDBC Driver
                    url = %s
                    user = warmth
                    password = geheim
                    pool = hikari
                    hikari.maximumPoolSize = 32
                    hikari.connectionTimeout = 2000
                    hikari.initializationFailTimeout = -1
                    """
                            .formatted(postgres.url("warmth")));
            server.await("the tables", () -> tables(postgres) > 20);
            server.awaitReady();
            assertThat(season.on(server)).isEmpty();

            postgres.kill();
            long pid = server.pid();
            while_the_database_is_away(server);
            postgres.start();
            server.awaitReady();
            assertThat(server.pid()).isEqualTo(pid);
            assertThat(season.differencesAt(server)).isEmpty();
            assertThat(unit(server.admin()).status()).isEqualTo(201);
        }
    }

    private void while_the_database_is_away(WarmthServer server) throws IOException {
        TestUser known = server.user("clerk", season.password("clerk"));
        TestUser admin = server.admin();
        for (Answer answer : new Answer[] {
            known.get("visits"), known.get("statistics/forms/form1?unit=31&campaign=2022"), unit(admin)
        }) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.json().get("code").asText()).isEqualTo("store.database-away");
            assertThat(answer.json().get("detail").asText()).contains("没有保存");
        }
        Answer nobodyKnown =
                server.user("leader", "not the password of anybody").get("visits");
        assertThat(nobodyKnown.status()).isEqualTo(503);
        assertThat(nobodyKnown.header("Retry-After")).isNotEmpty();
        assertThat(server.get("/warmth/health/live").statusCode()).isEqualTo(200);
        Answer ready = admin.get("/warmth/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        JsonNode missing = ready.json().get("missing");
        assertThat(missing.toString()).contains("database");
    }

    private static Answer unit(TestUser admin) {
        return admin.create(
                "people/units",
                Map.of(
                        "code",
                        "99S77",
                        "name",
                        "演示七七局工会",
                        "level",
                        "BUREAU",
                        "parent",
                        "0",
                        "validFrom",
                        "2020-01-01"));
    }

    private static int tables(PostgresServer postgres) {
        return postgres.count("warmth", "select count(*) from pg_tables where schemaname = 'public'");
    }
}
