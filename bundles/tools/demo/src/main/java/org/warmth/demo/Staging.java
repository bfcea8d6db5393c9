package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must stand before the first roster: unions, the campaign, people, receipts, standards, projects. */
final class Staging {
    private static final int BULK = 500;

    private final Season season;
    private final Cast cast;
    private final Map<String, String> unitIds = new HashMap<>();
    private final Map<String, String> receiptIds = new HashMap<>();
    private String campaign;
    private RestClient clerk;
    private RestClient chair;
    private RestClient reviewer;
    private RestClient leader;
    private RestClient cashier;
    private RestClient officer;

    Staging(Season season, Cast cast) {
        this.season = season;
        this.cast = cast;
    }

    void set() throws IOException, InterruptedException {
        plantUnits();
        openCampaign();
        hire();
        recordDeaths();
        bookReceipts();
        agreeStandards();
        openProjects();
    }

    String unit(String code) {
        return unitIds.get(code);
    }

    /** The money that a project pays from. */
    String receipt(SeasonProject project) {
        String source =
                switch (project.kind()) {
                    case "STUDY" -> "B4";
                    case "MODEL_SPRING", "MODEL_HONOUR" -> "B5";
                    default -> "B3";
                };
        return receiptIds.get(project.unit() + source);
    }

    /** The query by which a unit's form, with all below it, is asked for. */
    String formOf(String unit) {
        return "?unit=" + unit(unit) + "&campaign=" + campaign;
    }

    /** Form 1 of a unit and all below it. */
    JsonNode form(String unit) throws IOException, InterruptedException {
        return clerk.get("statistics/forms/form1" + formOf(unit));
    }

    RestClient clerk() {
        return clerk;
    }

    RestClient chair() {
        return chair;
    }

    RestClient reviewer() {
        return reviewer;
    }

    RestClient leader() {
        return leader;
    }

    RestClient cashier() {
        return cashier;
    }

    RestClient officer() {
        return officer;
    }

    /** Level by level, so that every parent is there. */
    private void plantUnits() throws IOException, InterruptedException {
        Map<Integer, List<SeasonUnit>> byDepth = new TreeMap<>();
        season.units.forEach(unit -> byDepth.computeIfAbsent(unit.code().length(), depth -> new ArrayList<>())
                .add(unit));
        for (List<SeasonUnit> level : byDepth.values()) {
            for (int from = 0; from < level.size(); from += BULK) {
                List<Map<String, Object>> drafts = new ArrayList<>();
                for (SeasonUnit unit : level.subList(from, Math.min(level.size(), from + BULK))) {
                    Map<String, Object> draft = new LinkedHashMap<>();
                    draft.put("code", unit.code());
                    draft.put("name", unit.name());
                    draft.put("level", unit.level());
                    draft.put("parentCode", unit.parent());
                    draft.put("filing", unit.filing());
                    draft.put("validFrom", "2020-01-01");
                    drafts.add(draft);
                }
                JsonNode made = cast.admin().create("people/units/bulk", Map.of("units", drafts));
                made.get("units")
                        .forEach(unit -> unitIds.put(
                                unit.get("code").asText(), unit.get("id").asText()));
            }
        }
    }

    private void openCampaign() throws IOException, InterruptedException {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("code", "2022");
        draft.put("title", "2022年元旦春节送温暖活动");
        draft.put("noticeNumber", "演示工发〔2021〕1号");
        draft.put("issuingBody", "演示市总工会");
        draft.put("theme", "心系职工情，温暖进万家");
        draft.put("year", 2022);
        draft.put("window", Map.of("from", "2021-12-11", "to", "2022-02-15"));
        draft.put("windowText", "2021年12月中旬至2022年春节期间");
        draft.put("deadline", "2022-01-20T16:00:00Z");
        campaign = cast.admin().create("campaigns", draft).get("id").asText();
    }

    private void hire() throws IOException, InterruptedException {
        String city = unit(Season.CITY);
        clerk = cast.hire("clerk", "经办", "CLERK", city);
        chair = cast.hire("chair", "审核", "CHAIR", city);
        reviewer = cast.hire("reviewer", "财务复核", "REVIEWER", city);
        leader = cast.hire("leader", "审批", "LEADER", city);
        cashier = cast.hire("cashier", "出纳", "CASHIER", city);
        officer = cast.hire("officer", "保障", "OFFICER", city);
        cast.hire("auditor", "经审", "AUDITOR", city);
    }

    /** Who died before the day of payment, as the unit knows from the certificate. */
    private void recordDeaths() throws IOException, InterruptedException {
        for (SeasonPayment payment : season.payments) {
            if (payment.fault() == Fault.DECEASED) {
                JsonNode made = clerk.create(
                        "people/persons",
                        Map.of(
                                "name", payment.name(),
                                "idNumber", payment.idNumber(),
                                "unit", unit(payment.unit())));
                clerk.patch(
                        "people/persons/" + made.get("id").asText(),
                        version(made),
                        Map.of("deceasedOn", "2021-12-01", "document", "演示死亡医学证明"));
            }
        }
    }

    private void bookReceipts() throws IOException, InterruptedException {
        for (SeasonReceipt receipt : season.receipts) {
            Map<String, Object> draft = new LinkedHashMap<>();
            draft.put("unit", unit(receipt.unit()));
            draft.put("source", receipt.source());
            draft.put("kind", receipt.kind());
            draft.put("date", receipt.date().toString());
            draft.put("amount", receipt.amount().fen());
            draft.put("campaign", campaign);
            draft.put("counterparty", "演示来源");
            draft.put(receipt.kind().equals("EARMARKED") ? "decisionNo" : "voucherNo", receipt.document());
            String id = cashier.create("funds/receipts", draft).get("id").asText();
            receiptIds.putIfAbsent(receipt.unit() + receipt.source(), id);
        }
    }

    private void agreeStandards() throws IOException, InterruptedException {
        for (SeasonProject project : season.projects) {
            Map<String, Object> draft = new LinkedHashMap<>();
            draft.put("unit", unit(project.unit()));
            draft.put("year", 2022);
            draft.put("kind", project.kind());
            draft.put("min", 0);
            draft.put("max", project.maxYuan() * 100L);
            draft.put("minutesNo", "演示纪要1号");
            draft.put("basis", "送温暖资金使用管理办法");
            JsonNode made = chair.create("funds/standards", draft);
            leader.step("funds/standards/" + made.get("id").asText() + "/steps/approve", version(made), Map.of());
        }
    }

    private void openProjects() throws IOException, InterruptedException {
        for (SeasonProject project : season.projects) {
            Map<String, Object> draft = new LinkedHashMap<>();
            draft.put("unit", unit(project.unit()));
            draft.put("name", project.name());
            draft.put("kind", project.kind());
            draft.put(
                    "category",
                    project.category() == null ? null : project.category().name());
            draft.put("receipt", receipt(project));
            draft.put("budget", season.budget(project).fen());
            draft.put("decisionNo", "演示决定1号");
            // Who receives aid hung out when the file was opened.
            draft.put("publicised", false);
            JsonNode made = chair.create("funds/projects", draft);
            String steps = "funds/projects/" + made.get("id").asText() + "/steps/";
            JsonNode submitted = chair.step(steps + "submit", version(made), Map.of());
            leader.step(steps + "approve", version(submitted), Map.of());
        }
    }

    private static int version(JsonNode made) {
        return made.get("version").asInt();
    }
}
