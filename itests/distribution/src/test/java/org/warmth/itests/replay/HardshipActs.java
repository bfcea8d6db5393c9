package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.demo.Synthetic;

/** Hardship files of each type on every way through their lives. */
final class HardshipActs {
    private static final Map<String, ?> NONE = Map.of();
    private static final Map<String, ?> BECAUSE = Map.of("reason", "按规定办理");
    private static final Map<String, ?> SURVEY = Map.of("date", "2022-01-28", "witness", "王试平", "finding", "住房简陋，常年服药");

    private final Stage stage;
    private String whole;
    private String deep;
    private String objected;

    HardshipActs(Stage stage) {
        this.stage = stage;
    }

    /** Up to what hangs out. */
    void play() throws IOException, InterruptedException {
        stage.as("officer")
                .create(
                        "hardship/lines",
                        Map.of(
                                "unit",
                                stage.unit(Stage.FILING),
                                "year",
                                2022,
                                "low",
                                133_000,
                                "basis",
                                "演示民发〔2022〕1号"));
        String line = stage.as("officer")
                .get("hardship/lines?unit=" + stage.unit(Stage.FILING))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        stage.as("officer")
                .at(
                        "PUT",
                        "hardship/lines/" + line,
                        "",
                        Map.of("unit", stage.unit(Stage.FILING), "year", 2022, "low", 134_000, "basis", "更正"));
        refusals();
        whole = hung(1, "RELATIVE", 4_800_000);
        deep = hung(2, "DEEP", 2_400_000);
        objected = hung(3, "RELATIVE", 4_800_000);
        object();
        underWay();
        temporary();
        adopted();
        family();
    }

    /** Once nothing hangs out any more. */
    void playLater() throws IOException, InterruptedException {
        Actor officer = stage.as("officer2");
        Actor chair = stage.as("chair");
        chair.step(whole, "approve", NONE);
        officer.step(whole, "approve", NONE);
        officer.step(deep, "approve", NONE);
        stage.as("leader").step(deep, "approve", NONE);
        officer.step(objected, "approve", NONE);
        officer.step(whole, "close", Map.of("closing", "LIFTED", "reason", "已核实"));
        officer.at("PUT", whole, "", means(4_700_000));
        chair.step(whole, "review", Map.of("date", "2022-02-14"));
        officer.step(whole, "exit", NONE);
        chair.step(whole, "propose-exit", Map.of("path", "H9"));
        chair.step(whole, "propose-exit", Map.of("path", "H1", "date", "2022-02-14"));
        officer.step(whole, "decline-exit", BECAUSE);
        chair.step(whole, "propose-exit", Map.of("path", "H2", "date", "2022-02-14"));
        officer.step(whole, "exit", NONE);
        monitors();
        officer.step(whole, "relapse", NONE);
        officer.step(whole, "relapse", BECAUSE);
        stage.as("clerk").at("PUT", whole, "", means(4_600_000));
        stage.as("clerk").step(whole, "submit", NONE);
        chair.step(whole, "refuse", NONE);
        chair.step(whole, "refuse", BECAUSE);
        stage.as("officer").step(deep, "close", Map.of("closing", "TRANSFERRED", "reason", "转出本市"));
        officer.step(deep, "relapse", BECAUSE);
        for (String file : List.of(whole, deep, objected)) {
            stage.as("clerk").get(file + "/history");
            stage.as("clerk").get(file + "/form");
            stage.as("clerk").get(file + "/form?reason=%E6%A0%B8%E5%AF%B9");
        }
        for (String list : List.of("due", "never-helped", "without-subsidy", "at-risk")) {
            stage.as("officer").get("hardship/files/lists/" + list + "?by=2023-06-30&unit=" + stage.unit("31"));
        }
        takenBack();
    }

    /** A roster that is brought by mistake and taken back. */
    private void takenBack() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        clerk.takenBack("hardship", stage.unit(Stage.BASE), "姓名,证件号,困难类别,主要致困原因\n李例安," + number(80) + ",相对困难,重特大疾病\n");
        JsonNode voided = clerk.get("hardship/files?state=VOIDED").path("items");
        for (JsonNode file : voided) {
            clerk.get("hardship/files/" + file.path("id").asText() + "/history");
        }
    }

    private void refusals() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        clerk.create("hardship/files", NONE);
        Map<String, Object> silent = household(90, "RELATIVE", 4_800_000);
        silent.remove("consent");
        clerk.create("hardship/files", silent);
        clerk.create("hardship/files", household(91, "RELATIVE", 2_400_000));
    }

    /** A file that is written, checked, surveyed, compared and hung out. */
    private String hung(int n, String type, long income) throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor officer = stage.as("officer");
        String file = made(household(n, type, income));
        clerk.at("PUT", file, "", Map.of("facts", facts(type, Map.of("remark", "补充"))));
        clerk.on("PUT", file, 1, Map.of("facts", facts(type, NONE)));
        papers(file);
        clerk.step(file, "precheck", NONE);
        clerk.step(file, "submit", NONE);
        clerk.step(file, "precheck", NONE);
        stage.as("chair").step(file, "precheck", NONE);
        clerk.step(file, "survey", NONE);
        clerk.step(file, "survey", SURVEY);
        clerk.step(file, "compare", NONE);
        officer.step(file, "compare", NONE);
        clerk.at("POST", file, "/publicity", Map.of("place", "单位公告栏"));
        officer.roster(
                "hardship/comparisons/roster?unit=" + stage.unit(Stage.FILING),
                "answers-" + n + ".csv",
                "姓名,证件号,结果,日期\n李例安," + number(n) + ",与申报一致,2022-01-30\n");
        clerk.at("POST", file, "/publicity", Map.of("place", "单位公告栏", "days", 5));
        clerk.at("POST", file, "/publicity", Map.of("place", "单位公告栏", "days", 5));
        clerk.get(file + "/publicity");
        clerk.get(file + "/publicity/lines");
        stage.as("officer2").step(file, "approve", NONE);
        return file;
    }

    private void papers(String file) throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        clerk.create(
                file + "/consents",
                Map.of(
                        "purposes",
                        List.of("PUBLICITY"),
                        "textVersion",
                        "2022-1",
                        "givenOn",
                        "2022-01-06",
                        "channel",
                        "ONLINE"));
        JsonNode consents = clerk.get(file + "/consents");
        JsonNode newest = consents.path(consents.size() - 1);
        clerk.on(
                "POST",
                file + "/consents/" + newest.path("id").asText() + "/withdraw",
                newest.path("version").asInt(),
                NONE);
        clerk.create(
                file + "/consents",
                Map.of(
                        "purposes",
                        List.of("ECONOMY", "PUBLICITY"),
                        "textVersion",
                        "2022-1",
                        "givenOn",
                        "2022-01-07",
                        "channel",
                        "ONLINE"));
        clerk.create(file + "/evidence", Map.of("kind", "MEDICAL", "expiresOn", "2022-12-31", "note", "病历"));
        String scan = scan();
        for (String kind : List.of("MEDICAL", "INCOME")) {
            clerk.create(
                    file + "/evidence", Map.of("kind", kind, "stored", scan, "expiresOn", "2022-12-31", "note", "病历"));
        }
        JsonNode evidence = clerk.get(file + "/evidence");
        String last = evidence.path(evidence.size() - 1).path("id").asText();
        clerk.create(file + "/evidence/" + last + "/remove", BECAUSE);
        clerk.get(file + "/evidence");
        clerk.post(file + "/reveal", NONE);
        clerk.post(file + "/reveal", Map.of("reason", "申请前核对"));
    }

    /** A file that was kept as a sheet of signatures. */
    private String scan() throws IOException, InterruptedException {
        String lists = "visits/lists?size=200&unit=" + stage.unit(Stage.FILING);
        for (JsonNode list : stage.as("clerk").get(lists).path("items")) {
            String sheet = list.path("signSheet").asText("0");
            if (!sheet.equals("0")) {
                return sheet;
            }
        }
        throw new IOException("no sheet of signatures");
    }

    private void object() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor officer = stage.as("officer2");
        String objections = objected + "/publicity/objections";
        clerk.create(objections, Map.of("receivedOn", "2022-03-18", "from", "邻居", "text", "另有住房"));
        clerk.create(objections, Map.of("receivedOn", "2022-01-30", "from", "邻居", "text", "另有住房"));
        JsonNode made = clerk.get(objections).path(0);
        String objection = objections + "/" + made.path("id").asText();
        int version = made.path("version").asInt();
        Map<String, String> answer = Map.of("outcome", "UNFOUNDED", "reason", "经核实只有一套住房");
        clerk.on("POST", objection + "/answer", version, answer);
        officer.on("POST", objection + "/answer", version + 1, answer);
        officer.on("POST", objection + "/answer", version, answer);
        officer.on("POST", objection + "/answer", version + 1, answer);
        officer.create(objection + "/reveal", Map.of("reason", "复核异议"));
        clerk.get(objections);
    }

    private void underWay() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor chair = stage.as("chair");
        String returned = made(household(4, "RELATIVE", 4_800_000));
        clerk.step(returned, "submit", NONE);
        chair.step(returned, "return", NONE);
        chair.step(returned, "return", BECAUSE);
        clerk.step(returned, "submit", NONE);
        chair.step(returned, "refuse", BECAUSE);
        clerk.step(returned, "submit", NONE);
        clerk.get(returned + "/history");
        String voided = made(household(5, "RELATIVE", 4_800_000));
        clerk.step(voided, "void", NONE);
        clerk.step(voided, "void", BECAUSE);
        String first = made(household(6, "RELATIVE", 4_800_000));
        String second = made(household(7, "RELATIVE", 4_800_000));
        List<Map<String, Object>> both = List.of(at(first), at(second));
        clerk.post("hardship/files/steps/submit", Map.of("files", List.of(at(first), Map.of("id", "5", "version", 1))));
        clerk.post("hardship/files/steps/submit", Map.of("files", both));
        clerk.post("hardship/files/steps/submit", Map.of("files", both));
    }

    private Map<String, Object> at(String file) throws IOException, InterruptedException {
        return Map.of(
                "id",
                file.substring(file.lastIndexOf('/') + 1),
                "version",
                stage.as("clerk").version(file));
    }

    private void temporary() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor officer = stage.as("officer2");
        for (int n : List.of(10, 11)) {
            String file =
                    made(Map.of("unit", stage.unit(Stage.BASE), "head", head(n), "facts", facts("TEMPORARY", NONE)));
            clerk.step(file, "submit", NONE);
            stage.as("chair").step(file, "precheck", NONE);
            officer.step(file, "approve", Map.of("until", "2023-07-11"));
            officer.step(file, "approve", Map.of("until", "2022-04-10"));
            if (n == 10) {
                clerk.step(file, "promote", Map.of("type", "TEMPORARY"));
                clerk.step(file, "promote", Map.of("type", "RELATIVE"));
            } else {
                officer.step(file, "close", Map.of("closing", "EXPIRED", "reason", "期满"));
            }
            clerk.get(file + "/history");
        }
    }

    private void adopted() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        String file = made(household(12, "RELATIVE", 4_800_000));
        clerk.step(file, "submit", NONE);
        stage.as("officer").step(file, "adopt", Map.of("date", "2022-03-01", "reason", "演示档〔2021〕7号"));
        stage.as("officer").step(file, "adopt", Map.of("date", "2021-03-01", "reason", "演示档〔2021〕7号"));
        clerk.create(
                "hardship/files/subsidy",
                Map.of(
                        "unit",
                        stage.unit(Stage.FILING),
                        "project",
                        "1",
                        "title",
                        "2022年春节生活补贴",
                        "amounts",
                        Map.of("DEEP", 150_000, "RELATIVE", 100_000)));
    }

    private void family() throws IOException, InterruptedException {
        stage.as("clerk").get("hardship/family/roster");
        stage.as("clerk").get("hardship/roster/export?unit=" + stage.unit(Stage.FILING));
        stage.as("clerk").get("hardship/family/roster/export?unit=" + stage.unit(Stage.FILING));
        stage.as("officer").get("hardship/comparisons/roster/export?unit=" + stage.unit(Stage.FILING));
    }

    private void monitors() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        clerk.create(whole + "/monitors", Map.of("watch", "EDGE", "nextCheck", "2022-07-01"));
        JsonNode monitors = clerk.get(whole + "/monitors");
        for (JsonNode monitor : monitors) {
            clerk.on(
                    "POST",
                    whole + "/monitors/" + monitor.path("id").asText() + "/check",
                    monitor.path("version").asInt(),
                    Map.of("result", "STABLE", "note", "已上岗，收入稳定", "nextCheck", "2022-12-01"));
        }
        clerk.get(whole + "/monitors");
    }

    private String made(Map<String, ?> file) throws IOException, InterruptedException {
        return "hardship/files/"
                + stage.as("clerk").create("hardship/files", file).path("id").asText();
    }

    private Map<String, Object> household(int n, String type, long income) {
        Map<String, Object> household = new HashMap<>();
        household.put("unit", stage.unit(Stage.BASE));
        household.put("head", head(n));
        household.put("facts", facts(type, NONE));
        household.put("means", Map.of("income", income, "health", "尿毒症", "address", "演示路 1 弄 2 号"));
        household.put("consent", Map.of("textVersion", "2022-1", "givenOn", "2022-01-06", "channel", "ONLINE"));
        household.put("members", List.of(Map.of("name", "王样", "relation", "SPOUSE", "idNumber", number(n + 100))));
        return household;
    }

    private static Map<String, Object> means(long income) {
        return Map.of(
                "facts",
                facts("RELATIVE", NONE),
                "means",
                Map.of("income", income, "health", "尿毒症", "address", "演示路 1 弄 2 号"));
    }

    private static Map<String, Object> head(int n) {
        return Map.of("name", "李例安", "idNumber", number(n));
    }

    private static Map<String, Object> facts(String type, Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("type", type);
        facts.put("level", "DISTRICT");
        facts.put("ethnicity", "汉族");
        facts.put("political", "NONE");
        facts.put("work", "SICK_LEAVE");
        facts.put("housing", "公有住房");
        facts.put("industry", "C");
        facts.put("marital", "MARRIED");
        facts.put("residence", "URBAN");
        facts.put("areaCode", "310101");
        facts.put("insurance", "EMPLOYEE");
        facts.put("mainCause", "ILLNESS");
        if (!type.equals("TEMPORARY")) {
            facts.put("persons", 2);
        }
        facts.putAll(more);
        return facts;
    }

    private static String number(int n) {
        return Synthetic.idNumber(30_000 + n);
    }
}
