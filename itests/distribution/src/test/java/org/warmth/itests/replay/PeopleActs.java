package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.demo.Synthetic;

/** Persons, accounts, units, users and grants, and what is typed into forms. */
final class PeopleActs {
    private static final Map<String, ?> NONE = Map.of();
    private static final Map<String, ?> BECAUSE = Map.of("reason", "经核对为同名两人");

    private final Stage stage;

    PeopleActs(Stage stage) {
        this.stage = stage;
    }

    void play() throws IOException, InterruptedException {
        merges();
        proxies();
        units();
        staff();
        campaigns();
        cells();
    }

    private void merges() throws IOException, InterruptedException {
        Actor officer = stage.as("officer");
        Actor second = stage.as("officer2");
        List<String> persons = List.of(person(1), named(1), person(3), named(3));
        Actor clerk = stage.as("clerk");
        clerk.create("people/persons", Map.of("name", "王试平", "idNumber", "999999199001019", "unit", "0"));
        String first = "people/persons/" + persons.get(0);
        clerk.at("PATCH", first, "", Map.of("mobile", "12000007001"));
        clerk.on("PATCH", first, 1, Map.of("mobile", "12000007002"));
        clerk.post(first + "/reveal", Map.of("field", "idNumber", "reason", ""));
        clerk.post(first + "/reveal", Map.of("field", "idNumber", "reason", "核对发放名册"));
        officer.at("POST", first, "/verify", NONE);

        clerk.create("people/merges", merge(persons.get(0), persons.get(1)));
        String merged = merge(officer, persons.get(0), persons.get(1));
        officer.step(merged, "confirm", NONE);
        second.step(merged, "confirm", NONE);
        second.step(merged, "separate", NONE);
        second.step(merged, "separate", BECAUSE);
        String rejected = merge(officer, persons.get(2), persons.get(3));
        second.step(rejected, "reject", NONE);
        second.step(rejected, "reject", BECAUSE);
    }

    private static Map<String, String> merge(String kept, String absorbed) {
        return Map.of("kept", kept, "absorbed", absorbed, "reason", "补录证件号后重复");
    }

    private static String merge(Actor who, String kept, String absorbed) throws IOException, InterruptedException {
        return "people/merges/"
                + who.create("people/merges", merge(kept, absorbed)).path("id").asText();
    }

    private void proxies() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        String mother = person(5);
        String child = person(6);
        String other = person(7);
        clerk.create(
                "people/persons/" + mother + "/accounts",
                Map.of("number", Synthetic.card(700_001), "holder", "不是本人", "bank", "演示银行"));
        String account = clerk.create(
                        "people/persons/" + mother + "/accounts",
                        Map.of("number", Synthetic.card(700_002), "holder", name(5), "bank", "演示银行"))
                .path("id")
                .asText();
        clerk.put("people/accounts/" + account + "/bank", Map.of("bank", "演示另一银行", "bankCode", "999999999999"));
        clerk.post("people/accounts/" + account + "/reveal", Map.of("reason", "核对发放名册"));
        stage.as("cashier").post("people/accounts/" + account + "/confirm", NONE);
        String approved = proxy(account, child);
        clerk.step(approved, "approve", NONE);
        for (String decider : List.of("officer", "chair", "reviewer", "leader")) {
            stage.as(decider).step(approved, "approve", NONE);
        }
        for (String decider : List.of("officer", "chair", "reviewer", "leader")) {
            stage.as(decider).step(approved, "revoke", BECAUSE);
        }
        String rejected = proxy(account, other);
        for (String decider : List.of("officer", "chair", "reviewer", "leader")) {
            stage.as(decider).step(rejected, "reject", BECAUSE);
        }
    }

    private String proxy(String account, String person) throws IOException, InterruptedException {
        return "people/proxies/"
                + stage.as("clerk")
                        .create(
                                "people/proxies",
                                Map.of("account", account, "person", person, "relation", "母子", "reason", "本人住院，无银行卡"))
                        .path("id")
                        .asText();
    }

    private void units() throws IOException, InterruptedException {
        Actor admin = stage.as("admin");
        String unit = admin.create(
                        "people/units",
                        Map.of(
                                "code", "31X01009",
                                "name", "演示直属第九基层工会",
                                "level", "BASE",
                                "parent", stage.unit(Stage.FILING),
                                "filing", false,
                                "reporting", "RECORDS",
                                "validFrom", "2020-01-01"))
                .path("id")
                .asText();
        String path = "people/units/" + unit;
        admin.at("PATCH", path, "", Map.of("name", "演示直属第九基层联合工会"));
        admin.at("POST", path, "/move", Map.of("parent", stage.unit("31"), "from", "2022-01-01"));
        admin.at("POST", path, "/close", Map.of("on", "2022-01-31"));
        stage.as("clerk").at("PATCH", path, "", Map.of("name", "无权"));
        admin.get(path + "/places");
    }

    private void staff() throws IOException, InterruptedException {
        Actor admin = stage.as("admin");
        Actor security = stage.as("security");
        String user = "access/users/" + stage.hire("guest", "CLERK");
        admin.at("PUT", user, "/lock", NONE);
        admin.at("PUT", user, "/unlock", NONE);
        admin.at("PUT", user, "/password", Map.of("password", "Wa1-另一-2022-口令"));
        stage.as("guest").get("access/me");
        stage.as("clerk").create("access/users", Map.of("name", "x", "displayName", "x", "password", "x"));
        String id = user.substring(user.lastIndexOf('/') + 1);
        for (String step : List.of("refuse", "revoke")) {
            String grant = "access/grants/"
                    + admin.create(
                                    "access/grants",
                                    Map.of(
                                            "user",
                                            id,
                                            "role",
                                            "CASHIER",
                                            "unit",
                                            stage.unit("31D01"),
                                            "from",
                                            "2022-01-01"))
                            .path("id")
                            .asText();
            JsonNode grants = admin.get("access/grants?user=" + id).path("items");
            int version = grants.path(grants.size() - 1).path("version").asInt();
            admin.on("PUT", grant + "/confirm", version, NONE);
            security.on("PUT", grant + "/" + step, version, NONE);
        }
        Map<String, Object> deputy = new HashMap<>();
        deputy.put("user", id);
        deputy.put("role", "CLERK");
        deputy.put("unit", stage.unit("31D01"));
        deputy.put("from", "2022-01-30");
        deputy.put("to", "2022-02-20");
        deputy.put(
                "standsInFor",
                admin.get("access/users?q=auditor")
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText());
        deputy.put("reason", "假期代班");
        admin.create("access/grants", deputy);
    }

    private void campaigns() throws IOException, InterruptedException {
        Actor admin = stage.as("admin");
        String campaign = "campaigns/" + stage.campaign();
        JsonNode there = admin.get(campaign);
        Map<String, Object> notice = new HashMap<>();
        there.path("notice").fields().forEachRemaining(field -> notice.put(field.getKey(), field.getValue()));
        notice.put("theme", "心系职工情，温暖进万家（更正）");
        admin.on("PUT", campaign, there.path("version").asInt(), notice);
        admin.on("PUT", campaign, there.path("version").asInt(), notice);
        stage.as("clerk").on("PUT", campaign, there.path("version").asInt() + 1, notice);
        admin.create("campaigns", Map.of("code", "2022"));
        admin.get("campaigns/days/2022");
    }

    private void cells() throws IOException, InterruptedException {
        String query = "?unit=" + stage.unit(Stage.FILING) + "&campaign=" + stage.campaign();
        Actor clerk = stage.as("clerk");
        Actor chair = stage.as("chair");
        for (String code : List.of("F1", "F2")) {
            String cell = "statistics/forms/form1/cells/" + code + query;
            String typed = "statistics/forms/form1/cells/" + code + query + "&subtree=true";
            JsonNode made = clerk.put(typed, Map.of("count", 12, "reason", "手工台账"));
            Map<String, Object> decision =
                    Map.of("cells", Map.of(code, made.path("version").asInt(1)), "reason", "与台账不符");
            if (code.equals("F1")) {
                clerk.post("statistics/forms/form1/cells/confirm" + query, decision);
                chair.post("statistics/forms/form1/cells/reject" + query, Map.of("cells", Map.of(code, 1)));
                chair.post("statistics/forms/form1/cells/reject" + query, decision);
            } else {
                chair.post("statistics/forms/form1/cells/confirm" + query, decision);
            }
            JsonNode there = clerk.get(cell);
            clerk.on("PUT", typed, there.path("version").asInt(), Map.of("count", 13, "reason", "更正"));
            clerk.get(cell);
        }
    }

    /** Somebody of the same name who is known by it and a mobile number alone. */
    private String named(int n) throws IOException, InterruptedException {
        return stage.as("clerk")
                .create(
                        "people/persons",
                        Map.of("name", name(n), "mobile", Synthetic.mobile(7_100 + n), "unit", stage.unit(Stage.BASE)))
                .path("id")
                .asText();
    }

    private String person(int n) throws IOException, InterruptedException {
        return stage.as("clerk")
                .create(
                        "people/persons",
                        Map.of(
                                "name",
                                name(n),
                                "idNumber",
                                Synthetic.idNumber(40_000 + n),
                                "unit",
                                stage.unit(Stage.BASE)))
                .path("id")
                .asText();
    }

    private static String name(int n) {
        return "孙例" + "安平宁和嘉样试拟".charAt(n);
    }
}
