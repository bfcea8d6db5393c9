package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warmth.itests.server.WarmthServer;

/** Who plays what follows the season, in units of their own, and the clock that they move. */
final class Stage {
    /** The filing unit of what follows. */
    static final String FILING = "31X01";
    /** A base unit below it. */
    static final String BASE = "31X01001";

    private static final String PASSWORD = "Wa1-重演-2022-送温暖";

    private final String address;
    private final WarmthServer server;
    private final Map<String, String> passwords;
    private final Map<String, Actor> actors = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();

    /** On a server that has played the season, whose users stand in a file; asked at an address. */
    Stage(WarmthServer server, String address, Path users) throws IOException {
        this.server = server;
        this.address = address;
        try (Stream<String> lines = Files.lines(users)) {
            this.passwords = lines.map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(words -> words[0], words -> words[1], (a, b) -> b, HashMap::new));
        }
        passwords.put("admin", WarmthServer.ADMIN_PASSWORD);
    }

    /** Adds units, a second officer, a second chair and a member of the supervision. */
    void set() throws IOException, InterruptedException {
        JsonNode city = as("clerk").get("people/units?q=31").path("items");
        for (JsonNode unit : city) {
            units.put(unit.path("code").asText(), unit.path("id").asText());
        }
        plant(FILING, "演示直属工会", "BUREAU", "31", true);
        plant(BASE, "演示直属第一基层工会", "BASE", FILING, false);
        plant("31X01002", "演示直属第二基层工会", "BASE", FILING, false);
        hire("officer2", "OFFICER");
        hire("chair2", "CHAIR");
        hire("leader2", "LEADER");
    }

    /** Somebody by name. */
    Actor as(String name) {
        return actors.computeIfAbsent(name, who -> new Actor(address, who, passwords.get(who)));
    }

    /** The id of a unit. */
    String unit(String code) {
        return units.get(code);
    }

    /** The campaign of the season. */
    String campaign() throws IOException, InterruptedException {
        return as("clerk").get("campaigns").path(0).path("id").asText();
    }

    /** Sets the clock, never back. */
    void clock(String instant) {
        server.probe().clock(Instant.parse(instant));
    }

    private void plant(String code, String name, String level, String parent, boolean filing)
            throws IOException, InterruptedException {
        JsonNode made = as("admin")
                .create(
                        "people/units",
                        Map.of(
                                "code", code,
                                "name", name,
                                "level", level,
                                "parent", units.get(parent),
                                "filing", filing,
                                "reporting", "RECORDS",
                                "validFrom", "2020-01-01"));
        units.put(code, made.path("id").asText());
    }

    /** A new user with a role over the city; a money role is confirmed by the second security admin. */
    String hire(String name, String role) throws IOException, InterruptedException {
        String user = as("admin")
                .create("access/users", Map.of("name", name, "displayName", name, "password", PASSWORD))
                .path("id")
                .asText();
        new Actor(address, name, PASSWORD).put("access/me/password", Map.of("before", PASSWORD, "after", PASSWORD + 1));
        passwords.put(name, PASSWORD + 1);
        String made = as("admin")
                .create(
                        "access/grants",
                        Map.of("user", user, "role", role, "unit", units.get("31"), "from", "2021-12-01"))
                .path("id")
                .asText();
        for (JsonNode grant : as("admin").get("access/grants?user=" + user).path("items")) {
            if (grant.path("id").asText().equals(made)
                    && grant.path("state").asText().equals("REQUESTED")) {
                as("security")
                        .on(
                                "PUT",
                                "access/grants/" + made + "/confirm",
                                grant.path("version").asInt(),
                                Map.of());
            }
        }
        return user;
    }
}
