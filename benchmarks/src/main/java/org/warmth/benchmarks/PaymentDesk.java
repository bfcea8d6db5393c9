package org.warmth.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.warmth.demo.Cast;
import org.warmth.demo.DemoServer;
import org.warmth.demo.RestClient;

/** The people of two unions who pay by rosters, over REST, with money and projects enough. */
final class PaymentDesk {
    /** The code of the union that pays. */
    static final String UNIT = "31D01";

    /** The code of another union. */
    static final String ELSEWHERE = "31D02";

    private static final String CITY = "31";
    private static final long YUAN = 100;
    private static final long RICH = 999_999_999L * YUAN;
    private static final RestClient.Progress UNWATCHED = (done, total) -> {};

    private final RestClient clerk;
    private final RestClient reviewer;
    private final RestClient leader;
    private final RestClient cashier;
    private final RestClient elsewhere;
    private final Map<String, String> units = new LinkedHashMap<>();
    private final Map<String, String> receipts = new LinkedHashMap<>();

    /** Where the time of one roster went, in milliseconds. */
    record Times(double upload, double list, double steps, double post) {
        double all() {
            return upload + list + steps + post;
        }
    }

    PaymentDesk(DemoServer server) throws IOException, InterruptedException {
        Cast cast = new Cast(server.address(), server.adminPassword());
        found(cast.admin());
        String campaign = campaign(cast.admin());
        clerk = cast.hire("clerk", "经办", "CLERK", units.get(CITY));
        reviewer = cast.hire("reviewer", "财务复核", "REVIEWER", units.get(CITY));
        leader = cast.hire("leader", "审批", "LEADER", units.get(CITY));
        cashier = cast.hire("cashier", "出纳", "CASHIER", units.get(CITY));
        elsewhere = cast.hire("elsewhere", "经办", "CLERK", units.get(ELSEWHERE));
        for (String unit : List.of(UNIT, ELSEWHERE)) {
            receive(unit, campaign);
            standard(unit);
        }
    }

    private void receive(String unit, String campaign) throws IOException, InterruptedException {
        JsonNode receipt = cashier.create(
                "funds/receipts",
                Map.of(
                        "unit", units.get(unit),
                        "source", "B3",
                        "kind", "RECEIVED",
                        "date", "2022-01-05",
                        "amount", RICH,
                        "campaign", campaign,
                        "counterparty", "演示来源",
                        "voucherNo", "记-1"));
        receipts.put(unit, id(receipt));
    }

    private void standard(String unit) throws IOException, InterruptedException {
        JsonNode standard = clerk.create(
                "funds/standards",
                Map.of("unit", units.get(unit), "year", 2022, "min", 0, "max", 2_000 * YUAN, "minutesNo", "演示纪要1号"));
        leader.step("funds/standards/" + id(standard) + "/steps/approve", version(standard), Map.of());
    }

    private void found(RestClient admin) throws IOException, InterruptedException {
        List<Map<String, Object>> drafts = new ArrayList<>();
        for (String code : List.of(CITY, UNIT, ELSEWHERE)) {
            Map<String, Object> draft = new LinkedHashMap<>();
            draft.put("code", code);
            draft.put("name", "演示" + code + "总工会");
            draft.put("level", code.equals(CITY) ? "CITY" : "DISTRICT");
            draft.put("parentCode", code.equals(CITY) ? null : CITY);
            draft.put("filing", !code.equals(CITY));
            draft.put("validFrom", "2020-01-01");
            drafts.add(draft);
        }
        for (JsonNode unit :
                admin.create("people/units/bulk", Map.of("units", drafts)).get("units")) {
            units.put(unit.get("code").asText(), id(unit));
        }
    }

    private static String campaign(RestClient admin) throws IOException, InterruptedException {
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
        return id(admin.create("campaigns", draft));
    }

    /** Somebody of a union that is not paying. */
    RestClient elsewhere() {
        return elsewhere;
    }

    /** Opens a project of a union that can pay for anything. */
    void project(String unit, String name) throws IOException, InterruptedException {
        JsonNode project = clerk.create(
                "funds/projects",
                Map.of(
                        "unit",
                        units.get(unit),
                        "name",
                        name,
                        "kind",
                        "CONDOLENCE",
                        "receipt",
                        receipts.get(unit),
                        "budget",
                        RICH / 7,
                        "decisionNo",
                        "演示决定1号"));
        String steps = "funds/projects/" + id(project) + "/steps/";
        JsonNode submitted = clerk.step(steps + "submit", version(project), Map.of());
        leader.step(steps + "approve", version(submitted), Map.of());
    }

    /**
     * Brings a roster from the file to the ledger: uploaded, checked and listed; submitted, checked, approved and paid by
     * four persons; posted.
     *
     * @param unit the union that pays
     */
    Times pay(String unit, Path roster, int rows) throws IOException, InterruptedException {
        return pay(unit, roster, rows, false);
    }

    /** The same for payees who were all paid before: the reviewer decides that they are paid all the same. */
    Times payAgain(String unit, Path roster, int rows) throws IOException, InterruptedException {
        return pay(unit, roster, rows, true);
    }

    private Times pay(String unit, Path roster, int rows, boolean again) throws IOException, InterruptedException {
        JsonNode list = clerk.create(
                "funds/lists",
                Map.of("unit", units.get(unit), "title", roster.getFileName().toString()));
        String path = "funds/lists/" + id(list);
        long start = System.nanoTime();
        long[] accepted = new long[1];
        JsonNode job =
                clerk.upload("funds/roster?unit=" + units.get(unit) + "&list=" + id(list), roster, (done, total) -> {
                    accepted[0] = accepted[0] == 0 ? System.nanoTime() : accepted[0];
                });
        long listed = System.nanoTime();
        JsonNode result = job.get("result");
        if (result.get("created").asInt() != rows || result.get("waiting").asInt() != 0) {
            throw new IOException("not all rows were good: " + result);
        }
        list = clerk.get(path);
        list = clerk.step(path + "/steps/submit", version(list), Map.of());
        list = reviewer.step(path + "/steps/check", version(list), Map.of());
        if (again) {
            keep(path, list);
            list = clerk.get(path);
        }
        list = leader.step(path + "/steps/approve", version(list), Map.of());
        list = cashier.step(path + "/steps/pay", version(list), Map.of("valueDate", "2022-01-28", "voucherNo", "记-2"));
        long paid = System.nanoTime();
        cashier.await(cashier.get("jobs/" + list.get("job").asText()), UNWATCHED);
        long posted = System.nanoTime();
        return new Times(
                millis(start, accepted[0]), millis(accepted[0], listed), millis(listed, paid), millis(paid, posted));
    }

    private void keep(String path, JsonNode list) throws IOException, InterruptedException {
        reviewer.await(reviewer.step(path + "/overlaps", version(list), Map.of()), UNWATCHED);
        reviewer.decide(
                path + "/overlaps/decisions",
                Map.of("programme", "funds", "benefit", "condolence", "decision", "KEEP", "reason", "演示保留"));
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    private static String id(JsonNode made) {
        return made.get("id").asText();
    }

    private static int version(JsonNode made) {
        return made.get("version").asInt();
    }
}
