package org.warmth.itests.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A union set up through REST as its admin sets it up: units, a campaign, people with passwords of their own. Several
 * stand beside each other on one server, each below a unit of its own.
 */
public final class TestUnion {

    private static final String ROOT = "0";
    private static final String SINCE = "2020-01-01";
    private static final String FIRST_PASSWORD = "Morgen-8841-送温暖";
    private static final String OWN_PASSWORD = "Abend-5527-送暖心";

    private final WarmthServer server;
    private final String code;
    private final String id;
    private TestUser second;

    /**
     * Adds a filing unit below the root.
     *
     * @param code its code, say {@code 99S01}; no other union on that server has it
     */
    public TestUnion(WarmthServer server, String code) {
        this.server = server;
        this.code = code;
        this.id = unit(code, "演示" + code + "工会", "BUREAU", ROOT);
    }

    /** The id of the filing unit. */
    public String unit() {
        return id;
    }

    /** The code of the filing unit. */
    public String code() {
        return code;
    }

    /** Adds a base unit below the filing unit and returns its id. */
    public String baseUnit(String unitCode) {
        return unit(unitCode, "演示" + unitCode + "基层工会", "BASE", id);
    }

    /** Opens the campaign of a year, from 11 December before to 15 February, due on 20 January, and returns its id. */
    public String campaign(int year) {
        return created(
                "campaigns",
                Map.of(
                        "code", "" + year,
                        "title", year + "年元旦春节送温暖活动",
                        "year", year,
                        "window", Map.of("from", (year - 1) + "-12-11", "to", year + "-02-15"),
                        "deadline", year + "-01-20T16:00:00Z"));
    }

    /** Gives a new user a role over the filing unit; a role that handles money is confirmed by a second admin. */
    public TestUser hire(String name, String role) {
        return hire(name, role, id);
    }

    /** Gives a new user a role over a unit; a role that handles money is confirmed by a second admin. */
    public TestUser hire(String name, String role, String unit) {
        TestUser user = server.user(name + "." + code, OWN_PASSWORD);
        JsonNode grant = grant(enter(user), role, unit);
        if (grant.get("state").asText().equals("REQUESTED")) {
            String confirm = "access/grants/" + grant.get("id").asText() + "/confirm";
            secondAdmin().put(confirm, grant.get("version").asInt(), "{}").expect(200);
        }
        return user;
    }

    private TestUser secondAdmin() {
        if (second == null) {
            second = server.user("security." + code, OWN_PASSWORD);
            grant(enter(second), "SECURITY_ADMIN", ROOT);
        }
        return second;
    }

    /** Makes a user who may nothing yet, with a password of their own, and returns the id. */
    private String enter(TestUser user) {
        String made = created(
                "access/users", Map.of("name", user.name(), "displayName", user.name(), "password", FIRST_PASSWORD));
        server.user(user.name(), FIRST_PASSWORD)
                .put("access/me/password", Map.of("before", FIRST_PASSWORD, "after", OWN_PASSWORD))
                .expect(204);
        return made;
    }

    /** The new grant as it stands: a role that handles money waits for a second person. */
    private JsonNode grant(String user, String role, String unit) {
        String made = created("access/grants", Map.of("user", user, "role", role, "unit", unit, "from", SINCE));
        for (JsonNode grant : server.admin()
                .get("access/grants?user=" + user)
                .expect(200)
                .json()
                .get("items")) {
            if (grant.get("id").asText().equals(made)) {
                return grant;
            }
        }
        throw new AssertionError("no grant " + made);
    }

    private String unit(String unitCode, String name, String level, String parent) {
        return created(
                "people/units",
                Map.of(
                        "code", unitCode,
                        "name", name,
                        "level", level,
                        "parent", parent,
                        "filing", parent.equals(ROOT),
                        "reporting", "RECORDS",
                        "validFrom", SINCE));
    }

    private String created(String path, Object body) {
        return server.admin().create(path, body).expect(201).json().get("id").asText();
    }
}
