package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.warmth.demo.Synthetic;

/** Visits on every way through their lives. */
final class VisitActs {
    private static final Map<String, ?> NONE = Map.of();
    private static final String ROSTER = "姓名,单位,走访日期,类别,慰问品,物品金额（元）,手机号\n";

    private final Stage stage;
    private String later;

    VisitActs(Stage stage) {
        this.stage = stage;
    }

    void play() throws IOException, InterruptedException {
        singles();
        problems();
        lists();
        groups();
    }

    /** What was planned for later has come. */
    void playLater() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        clerk.step(later, "done", NONE);
        stage.as("chair").step(later, "report", NONE);
        clerk.get(later + "/history");
        for (JsonNode list :
                clerk.get("visits/lists?unit=" + stage.unit(Stage.BASE)).path("items")) {
            clerk.at("POST", "visits/lists/" + list.path("id").asText(), "/done", NONE);
        }
        String moved = made(visit(9, "2022-01-20", NONE));
        clerk.at("PUT", moved, "", visit(9, "2022-03-01", Map.of("feedback", "改期")));
        clerk.get(moved + "/history");
        clerk.takenBack("visits", stage.unit(Stage.BASE), rows("撤销的大礼包", "12000009071"));
    }

    private void singles() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor chair = stage.as("chair");
        clerk.create("visits", NONE);
        clerk.create("visits", visit(1, "2022-01-18", Map.of("name", "李\u0000", "category", "C99")));
        later = made(visit(1, "2022-02-08", NONE));
        clerk.step(later, "done", NONE);
        clerk.step(later, "fly", NONE);
        clerk.step(later, "cancel", NONE);
        clerk.on("POST", later + "/steps/cancel", 7, Map.of("reason", "旧版本"));
        clerk.at("PUT", later, "", visit(1, "2022-02-09", Map.of("feedback", "改期")));
        String cancelled = made(visit(2, "2022-02-08", NONE));
        clerk.step(cancelled, "cancel", Map.of("reason", "本人外出"));
        clerk.step(cancelled, "done", NONE);

        String reported = made(visit(3, "2022-01-18", NONE));
        clerk.step(reported, "report", NONE);
        chair.step(reported, "report", NONE);
        chair.step(reported, "report", NONE);
        clerk.at("PUT", reported, "", visit(3, "2022-01-19", NONE));
        clerk.step(reported, "follow-up", NONE);
        clerk.step(reported, "close", NONE);
        clerk.get(reported + "/history");

        String voided = made(visit(4, "2022-01-18", NONE));
        chair.step(voided, "void", NONE);
        chair.step(voided, "void", Map.of("reason", "重复登记"));
        String reversed = made(visit(5, "2022-01-18", NONE));
        chair.step(reversed, "report", NONE);
        chair.step(reversed, "void", Map.of("reason", "张冠李戴"));
        clerk.get(reversed + "/history");
        String enterprise = made(Map.of(
                "unit",
                stage.unit(Stage.BASE),
                "date",
                "2022-01-20",
                "enterprise",
                "样例第一制造有限公司",
                "purpose",
                "SURVEY",
                "creditCode",
                "91999999000000019D",
                "production",
                "正常",
                "cause",
                "订单减少",
                "placement",
                "已安置",
                "policy",
                "稳岗返还"));
        chair.step(enterprise, "report", NONE);
        clerk.step(enterprise, "close", NONE);
    }

    private void problems() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor chair = stage.as("chair");
        Map<String, Object> plan = new HashMap<>(Map.of(
                "unit",
                stage.unit(Stage.FILING),
                "title",
                "节前走访",
                "date",
                "2022-01-29",
                "leaderRole",
                "市总工会副主席",
                "leaderRank",
                "CITY",
                "team",
                "保障部",
                "route",
                "演示路一线",
                "partners",
                List.of(stage.unit("31"))));
        String planned = path("visits/plans/", clerk.create("visits/plans", plan));
        plan.put("route", "演示路二线");
        clerk.at("PUT", planned, "", plan);
        clerk.on("PUT", planned, 1, plan);
        clerk.get(planned + "/briefing");
        String visit = made(visit(
                6,
                "2022-01-29",
                Map.of("plan", planned.substring("visits/plans/".length()), "unit", stage.unit(Stage.FILING))));
        String id = visit.substring("visits/".length());
        JsonNode problem = clerk.create("visits/problems?visit=" + id, Map.of("text", "社保缴纳政策咨询", "due", "2022-03-01"));
        chair.step(visit, "report", NONE);
        clerk.step(visit, "close", NONE);
        String open = path("visits/problems/", problem);
        clerk.at("PUT", open, "/result", NONE);
        clerk.at("PUT", open, "/result", Map.of("result", "已协调区人社局办理缓缴"));
        clerk.step(visit, "close", NONE);
        clerk.create("visits/problems?visit=" + id, Map.of("text", ""));
        clerk.get("visits/problems?visit=" + id);
    }

    private void lists() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor chair = stage.as("chair");
        String list = list("直属春节慰问");
        String roster = "visits/roster?unit=" + stage.unit(Stage.FILING) + "&list=" + id(list);
        clerk.roster(roster + "&dryRun=true", "visits.csv", rows("春联", "12000009001"));
        clerk.roster(roster, "visits.csv", rows("春联", "12000009001"));
        clerk.roster(roster, "visits.csv", rows("春联", "12000009001"));
        clerk.roster(roster, "broken.csv", ROSTER + ",31X01001,2022-13-40,C99,春联,-1,\n");
        clerk.roster(roster, "more.csv", rows("窗花", "12000009011"));
        JsonNode imported = clerk.get("sheets/imports?roster=visits.roster");
        String newest = imported.path("items")
                .path(imported.path("items").size() - 1)
                .path("id")
                .asText();
        clerk.create("visits/roster/imports/" + newest + "/undo", NONE);
        clerk.step(list, "submit", NONE);
        clerk.upload("PUT", list + "/sign-sheet", "签收.pdf", new byte[] {1}, clerk.version(list));
        clerk.step(list, "approve", NONE);
        clerk.step(list, "submit", NONE);
        clerk.step(list, "fill", NONE);
        chair.step(list, "return", NONE);
        chair.step(list, "return", Map.of("reason", "签收单缺一页"));
        clerk.step(list, "fill", NONE);
        clerk.step(list, "submit", NONE);
        clerk.step(list, "approve", NONE);
        chair.step(list, "approve", NONE);
        chair.step(list, "approve", NONE);
        chair.step(list, "post", NONE);
        clerk.get("visits?list=" + id(list));
        clerk.create("visits/roster/imports/" + newest + "/undo", NONE);
        String draft = list("作废名册");
        clerk.step(draft, "void", Map.of("reason", "建错"));
        String submitted = list("交后作废名册");
        made(visit(7, "2022-01-20", Map.of("goods", "", "value", 0)));
        clerk.roster(
                "visits/roster?unit=" + stage.unit(Stage.FILING) + "&list=" + id(submitted),
                "few.csv",
                rows("挂历", "12000009021"));
        clerk.upload("PUT", submitted + "/sign-sheet", "签收.pdf", new byte[] {2}, clerk.version(submitted));
        clerk.step(submitted, "submit", NONE);
        clerk.step(submitted, "void", NONE);
        clerk.step(submitted, "void", Map.of("reason", "单位撤回"));
        clerk.get("visits/roster/export?unit=" + stage.unit(Stage.FILING));
    }

    private void groups() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        JsonNode made = clerk.create(
                "visits/lists/groups",
                Map.of(
                        "title",
                        "环卫三班慰问",
                        "visit",
                        Map.of(
                                "unit",
                                stage.unit(Stage.BASE),
                                "date",
                                "2022-01-30",
                                "category",
                                "C7",
                                "goods",
                                "春节大礼包",
                                "value",
                                20000,
                                "post",
                                "环卫三班",
                                "place",
                                "演示路道班房"),
                        "names",
                        List.of(
                                Map.of("name", "李例安", "mobile", "12000009031", "confirmed", false),
                                Map.of("name", "王试平", "mobile", "12000009032", "confirmed", false))));
        String group = path("visits/lists/", made.has("id") ? made : made.path("list"));
        clerk.at("POST", group, "/done", NONE);
        clerk.create(group + "/copies", Map.of("title", "环卫三班再慰问", "date", "2022-02-08"));
        for (JsonNode list :
                clerk.get("visits/lists?unit=" + stage.unit(Stage.BASE)).path("items")) {
            clerk.at("POST", "visits/lists/" + list.path("id").asText(), "/done", NONE);
        }
    }

    private String list(String title) throws IOException, InterruptedException {
        return path(
                "visits/lists/",
                stage.as("clerk").create("visits/lists", Map.of("unit", stage.unit(Stage.FILING), "title", title)));
    }

    private String made(Map<String, ?> visit) throws IOException, InterruptedException {
        return path("visits/", stage.as("clerk").create("visits", visit));
    }

    private Map<String, Object> visit(int n, String date, Map<String, ?> more) {
        Map<String, Object> visit = new HashMap<>();
        visit.put("name", "李例" + "安平宁和嘉样试".charAt(n % 7));
        visit.put("idNumber", Synthetic.idNumber(20_000 + n));
        visit.put("unit", stage.unit(Stage.BASE));
        visit.put("date", date);
        visit.put("category", "C7");
        visit.put("goods", "春节大礼包");
        visit.put("value", 20_000);
        visit.put("mobile", Synthetic.mobile(8_000 + n));
        visit.put("tags", List.of("ON_DUTY"));
        visit.put("purpose", "CONDOLENCE");
        visit.putAll(more);
        return visit;
    }

    private static String rows(String goods, String mobile) {
        return ROSTER + "赵样," + Stage.BASE + ",2022-01-19,C7," + goods + ",50," + mobile + "\n" + "钱例," + Stage.BASE
                + ",2022-01-19,C5," + goods + ",50," + (Long.parseLong(mobile) + 1) + "\n";
    }

    private static String path(String below, JsonNode made) {
        return below + made.path("id").asText();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
