package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.warmth.demo.Synthetic;

/** Money from its receipt to the bank and back, on every way through its lives. */
final class FundActs {
    private static final Map<String, ?> NONE = Map.of();
    private static final Map<String, ?> BECAUSE = Map.of("reason", "经办录入有误");
    private static final Map<String, ?> PAID = Map.of("valueDate", "2022-01-28", "voucherNo", "2022-01-0031");
    private static final String PLAIN = "直属春节慰问金";
    private static final String SHOWN = "直属公示慰问金";
    private static final String CASH = "直属现金慰问金";
    private static final String PAID_WORD = "成功,";

    private final Stage stage;
    private String receipt;
    private String payer;
    private String shown;
    private String batch;
    private BankFile bank;

    FundActs(Stage stage) {
        this.stage = stage;
    }

    /** All that can be done at once. */
    void play() throws IOException, InterruptedException {
        receipts();
        standards();
        projects();
        payers();
        lots();
        shown();
        single();
        cash();
        String list = waiting();
        batches(list);
        sent(list);
        books();
    }

    /** What waits until nothing hangs out and the bank may be asked. */
    void playLater() throws IOException, InterruptedException {
        afterPublicity();
        doubted();
    }

    private void receipts() throws IOException, InterruptedException {
        Actor cashier = stage.as("cashier");
        cashier.create("funds/receipts", NONE);
        stage.as("clerk").create("funds/receipts", booked(1));
        receipt =
                cashier.create("funds/receipts", booked(50_000_000)).path("id").asText();
        String wrong = "funds/receipts/"
                + cashier.create("funds/receipts", booked(70_000)).path("id").asText();
        cashier.step(wrong, "void", BECAUSE);
        stage.as("reviewer").step(wrong, "void", NONE);
        stage.as("reviewer").step(wrong, "void", BECAUSE);
        stage.as("reviewer").step(wrong, "void", BECAUSE);
    }

    private Map<String, Object> booked(long fen) {
        return Map.of(
                "unit", stage.unit(Stage.FILING),
                "source", "B3",
                "kind", "EARMARKED",
                "date", "2021-12-20",
                "amount", fen,
                "counterparty", "演示来源",
                "decisionNo", "工会〔2021〕12号");
    }

    private void standards() throws IOException, InterruptedException {
        Actor chair = stage.as("chair");
        Actor leader = stage.as("leader");
        String first = standard(600_000);
        chair.step(first, "approve", NONE);
        leader.step(first, "approve", NONE);
        String second = standard(500_000);
        leader.step(second, "approve", NONE);
        leader.step(second, "approve", Map.of("reason", "经费减少"));
        chair.get(first);
        String third = standard(900_000);
        chair.step(third, "void", NONE);
        chair.step(third, "void", BECAUSE);
        leader.step(third, "approve", NONE);
    }

    private String standard(long most) throws IOException, InterruptedException {
        return "funds/standards/"
                + stage.as("chair")
                        .create(
                                "funds/standards",
                                Map.of(
                                        "unit",
                                        stage.unit(Stage.FILING),
                                        "year",
                                        2022,
                                        "kind",
                                        "CONDOLENCE",
                                        "min",
                                        0,
                                        "max",
                                        most,
                                        "minutesNo",
                                        "演示纪要2号",
                                        "basis",
                                        "送温暖资金使用管理办法"))
                        .path("id")
                        .asText();
    }

    private void projects() throws IOException, InterruptedException {
        Actor chair = stage.as("chair");
        Actor leader = stage.as("leader");
        chair.create("funds/projects", NONE);
        String shownProject = project(Map.of("name", SHOWN, "publicised", true));
        chair.at("PUT", shownProject, "", project(SHOWN, Map.of("publicised", true, "budget", 6_000_000)));
        chair.on("PUT", shownProject, 1, project(SHOWN, NONE));
        leader.step(shownProject, "return", BECAUSE);
        chair.step(shownProject, "submit", NONE);
        chair.step(shownProject, "approve", NONE);
        leader.step(shownProject, "return", NONE);
        leader.step(shownProject, "return", BECAUSE);
        for (String each : List.of(
                shownProject,
                project(Map.of("name", PLAIN, "publicised", false)),
                project(Map.of("name", CASH, "publicised", false, "channel", "CASH")))) {
            chair.step(each, "submit", NONE);
            leader.step(each, "approve", NONE);
        }
        String closed = project(Map.of("name", "直属结项慰问金", "publicised", false));
        chair.step(closed, "submit", NONE);
        leader.step(closed, "approve", NONE);
        stage.as("clerk").step(closed, "close", NONE);
        stage.as("officer").step(closed, "close", NONE);
    }

    private String project(Map<String, ?> more) throws IOException, InterruptedException {
        return "funds/projects/"
                + stage.as("chair")
                        .create("funds/projects", project("", more))
                        .path("id")
                        .asText();
    }

    private Map<String, Object> project(String name, Map<String, ?> more) {
        Map<String, Object> project = new HashMap<>();
        project.put("unit", stage.unit(Stage.FILING));
        project.put("name", name);
        project.put("kind", "CONDOLENCE");
        project.put("receipt", receipt);
        project.put("budget", 5_000_000);
        project.put("decisionNo", "演示决定2号");
        project.putAll(more);
        return project;
    }

    private void payers() throws IOException, InterruptedException {
        Map<String, Object> account = new HashMap<>(Map.of(
                "unit",
                stage.unit(Stage.FILING),
                "name",
                "演示直属工会",
                "number",
                Synthetic.card(800_000),
                "bank",
                "演示银行",
                "bankCode",
                "999999999999",
                "sources",
                List.of()));
        Actor cashier = stage.as("cashier");
        payer = cashier.create("funds/payers", account).path("id").asText();
        cashier.create("funds/payers", account);
        account.put("bank", "演示银行直属支行");
        cashier.at("PUT", "funds/payers/" + payer, "", account);
    }

    private void lots() throws IOException, InterruptedException {
        Actor cashier = stage.as("cashier");
        Map<String, Object> lot = Map.of(
                "unit",
                stage.unit(Stage.FILING),
                "kind",
                "DONATED",
                "name",
                "大米 5 千克",
                "basis",
                "捐赠凭证 001",
                "price",
                4_500,
                "quantity",
                200,
                "date",
                "2022-01-05",
                "counterparty",
                "演示粮油公司");
        String path =
                "funds/lots/" + cashier.create("funds/lots", lot).path("id").asText();
        Actor clerk = stage.as("clerk");
        clerk.create(path + "/issues", Map.of("quantity", 999, "date", "2022-01-18", "purpose", "环卫班组慰问"));
        JsonNode issue =
                clerk.create(path + "/issues", Map.of("quantity", 30, "date", "2022-01-18", "purpose", "环卫班组慰问"));
        cashier.put(path + "/issues/" + issue.path("id").asText() + "/voucher", Map.of("voucherNo", "2022-01-0045"));
        cashier.get("funds/vouchers/missing?unit=" + stage.unit(Stage.FILING));
    }

    /** A list that hangs out before it is approved, and one that is urgent. */
    private void shown() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        shown = list("公示名册");
        pay(shown, 1, SHOWN);
        pay(shown, 2, SHOWN);
        clerk.create("funds/payments?list=" + id(shown), payment(1, SHOWN));
        clerk.create("funds/payments?list=" + id(shown), payment(3, "没有的项目"));
        clerk.step(shown, "submit", NONE);
        clerk.step(shown, "check", NONE);
        stage.as("reviewer").step(shown, "check", NONE);
        stage.as("leader").step(shown, "approve", NONE);
        clerk.at("POST", shown, "/publicity", Map.of("place", "单位公告栏", "days", 1));
        clerk.at("POST", shown, "/publicity", Map.of("place", "单位公告栏", "days", 5));
        String objections = shown + "/publicity/objections";
        clerk.create(objections, Map.of("receivedOn", "2022-01-30", "from", "同单位职工", "text", "已领过一次"));
        JsonNode objection = clerk.get(objections).path(0);
        String answered = objections + "/" + objection.path("id").asText();
        int version = objection.path("version").asInt();
        stage.as("officer").create(answered + "/reveal", Map.of("reason", "复核异议"));
        for (String judge : List.of("clerk", "officer")) {
            stage.as(judge)
                    .on("POST", answered + "/answer", version, Map.of("outcome", "UNFOUNDED", "reason", "经复核不重复"));
        }
        clerk.get(objections);
        stage.as("leader").step(shown, "approve", NONE);

        String urgent = list("急难名册");
        pay(urgent, 4, SHOWN);
        clerk.step(urgent, "submit", NONE);
        stage.as("reviewer").step(urgent, "check", NONE);
        stage.as("leader").step(urgent, "approve", Map.of("urgent", "突发火灾，先行救助"));
        stage.as("cashier").step(urgent, "pay", PAID);
    }

    /** One list paid by the cashier, its payments written one by one. */
    private void single() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor leader = stage.as("leader");
        Actor cashier = stage.as("cashier");
        String list = list("逐笔名册");
        String kept = pay(list, 11, PLAIN);
        String removed = pay(list, 12, PLAIN);
        String reversed = pay(list, 13, PLAIN);
        clerk.at("PUT", kept, "", payment(11, PLAIN));
        clerk.on("PUT", kept, 1, payment(11, PLAIN));
        Map<String, Object> over = payment(14, PLAIN);
        over.put("amount", 800_000);
        clerk.create("funds/payments?list=" + id(list), over);
        clerk.create("funds/payments?overStandard=true&list=" + id(list), over);
        clerk.step(removed, "remove", NONE);
        clerk.step(removed, "remove", BECAUSE);
        clerk.awaitJob(clerk.create(list + "/overlaps", NONE).path("id"));
        clerk.step(list, "submit", NONE);
        stage.as("reviewer").step(list, "return", NONE);
        stage.as("reviewer").step(list, "return", BECAUSE);
        clerk.step(list, "submit", NONE);
        stage.as("reviewer").step(list, "check", NONE);
        leader.step(list, "approve", NONE);
        leader.step(list, "return", BECAUSE);
        clerk.step(list, "submit", NONE);
        stage.as("reviewer").step(list, "check", NONE);
        leader.step(list, "approve", NONE);
        decideOverlaps(list);
        leader.step(list, "approve", NONE);
        leader.step(list, "pay", PAID);
        cashier.step(list, "pay", Map.of("voucherNo", ""));
        cashier.step(list, "pay", PAID);
        cashier.step(list, "pay", PAID);
        cashier.step(list, "post", NONE);
        leader.step(reversed, "reverse", NONE);
        leader.step(reversed, "reverse", BECAUSE);
        leader.step(reversed, "void", BECAUSE);
        clerk.get(list + "/warnings");
        clerk.get("funds/payments?list=" + id(list));
        String voided = list("作废名册");
        clerk.step(voided, "void", NONE);
        clerk.step(voided, "void", BECAUSE);
        clerk.roster(
                "funds/roster?unit=" + stage.unit(Stage.FILING) + "&list=" + id(list("坏名册")),
                "broken.csv",
                "姓名,身份证号,银行卡号,户名,金额（元）,项目,单位,类别\n赵样,12345,6222,赵样,-5," + PLAIN + ",31X01,C99\n");
    }

    private void decideOverlaps(String list) throws IOException, InterruptedException {
        Actor officer = stage.as("officer");
        for (JsonNode overlap : officer.get(list + "/overlaps?size=200").path("items")) {
            officer.create(
                    list + "/overlaps/decisions",
                    Map.of("overlap", overlap.path("id").asText(), "decision", "KEEP", "reason", "经核实用途不同"));
        }
    }

    private void cash() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor leader = stage.as("leader");
        String list = list("现金名册");
        pay(list, 21, CASH);
        String cash = "funds/cash/" + id(list);
        Map<String, String> why = Map.of("reason", "户外职工无银行卡", "witness", "王例宁");
        clerk.create(cash, Map.of("reason", "无卡"));
        clerk.create(cash, why);
        clerk.at("PUT", cash, "", why);
        clerk.step(cash, "endorse", NONE);
        stage.as("chair").step(cash, "endorse", NONE);
        leader.step(cash, "return", NONE);
        leader.step(cash, "return", BECAUSE);
        stage.as("chair").step(cash, "endorse", NONE);
        leader.step(cash, "approve", NONE);
        clerk.upload("PUT", cash + "/sheet", "签收.pdf", new byte[] {3}, clerk.version(cash));
        approve(list);
        stage.as("cashier").step(list, "pay", PAID);
    }

    /** A list whose payments wait for batches; of one the bank cannot write the name. */
    private String waiting() throws IOException, InterruptedException {
        String list = list("代发名册");
        for (int n = 31; n <= 35; n++) {
            pay(list, n, PLAIN);
        }
        Map<String, Object> rare = payment(36, PLAIN);
        rare.put("name", "王䶮例");
        rare.put("holder", "王䶮例");
        stage.as("clerk").create("funds/payments?list=" + id(list), rare);
        approve(list);
        return list;
    }

    private void approve(String list) throws IOException, InterruptedException {
        stage.as("clerk").step(list, "submit", NONE);
        stage.as("reviewer").step(list, "check", NONE);
        decideOverlaps(list);
        stage.as("leader").step(list, "approve", NONE);
    }

    /** A batch that is void, and one that is withdrawn. */
    private void batches(String list) throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor reviewer = stage.as("reviewer");
        Actor leader = stage.as("leader");
        Actor cashier = stage.as("cashier");
        clerk.create("funds/batches", NONE);
        String voided = batch(list, "作废批");
        cashier.step(list, "pay", PAID);
        reviewer.step(voided, "void", BECAUSE);
        clerk.step(voided, "void", NONE);
        clerk.step(voided, "void", BECAUSE);
        String withdrawn = batch(list, "收回批");
        clerk.step(withdrawn, "fill", NONE);
        clerk.step(withdrawn, "check", NONE);
        reviewer.step(withdrawn, "check", NONE);
        clerk.step(withdrawn, "set-aside", NONE);
        reviewer.step(withdrawn, "check", NONE);
        reviewer.step(withdrawn, "return", NONE);
        reviewer.step(withdrawn, "return", BECAUSE);
        reviewer.step(withdrawn, "check", NONE);
        reviewer.step(withdrawn, "authorise", NONE);
        leader.step(withdrawn, "authorise", NONE);
        cashier.step(withdrawn, "send", NONE);
        cashier.step(withdrawn, "export", NONE);
        cashier.step(withdrawn, "write", NONE);
        cashier.step(withdrawn, "withdraw", BECAUSE);
        leader.step(withdrawn, "withdraw", NONE);
        leader.step(withdrawn, "withdraw", BECAUSE);
    }

    private String batch(String list, String title) throws IOException, InterruptedException {
        Map<String, Object> order = new HashMap<>();
        order.put("unit", stage.unit(Stage.FILING));
        order.put("title", title);
        order.put("channel", "BANK_BATCH");
        order.put("receipt", receipt);
        order.put("payer", payer);
        order.put("format", "csv-gbk");
        order.put("lists", List.of(id(list)));
        order.put("purpose", "送温暖慰问金");
        order.put("payOn", "2022-01-30");
        return settled(stage.as("clerk").create("funds/batches", order));
    }

    private String settled(JsonNode made) throws IOException, InterruptedException {
        stage.as("clerk").awaitJob(made.path("job"));
        return "funds/batches/" + made.path("id").asText();
    }

    /** A batch that the bank has; of its payments some are paid, one comes back, one is not spoken of. */
    private void sent(String list) throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor reviewer = stage.as("reviewer");
        Actor cashier = stage.as("cashier");
        batch = batch(list, "代发批");
        clerk.step(batch, "set-aside", NONE);
        reviewer.step(batch, "check", NONE);
        stage.as("leader").step(batch, "authorise", NONE);
        cashier.step(batch, "export", NONE);
        bank = new BankFile(cashier.file(batch + "/file", NONE));
        cashier.file(batch + "/file", NONE);
        cashier.file(batch + "/file", Map.of("reason", "网银上传中断"));
        clerk.get(batch + "/handouts");
        cashier.step(batch, "send", NONE);
        cashier.step(batch, "query", NONE);
        clerk.step(batch, "reconcile", Map.of("voucherNo", "代发-1"));
        reviewer.step(batch, "reconcile", Map.of("voucherNo", "代发-1"));
        answer("不是回盘", line -> line + "?");
        answer("回盘", line -> line < 3 ? PAID_WORD : line == 3 ? "失败,账户已销户" : null);
        answer("回盘", line -> line < 3 ? PAID_WORD : line == 3 ? "失败,账户已销户" : null);
        clerk.get(batch + "/failed");
        clerk.get(batch + "/items");
        clerk.get(batch + "/returns");
    }

    private void answer(String name, Function<Integer, String> words) throws IOException, InterruptedException {
        Actor cashier = stage.as("cashier");
        JsonNode taken = cashier.upload("POST", batch + "/returns", name + ".csv", bank.answer(words), -1);
        cashier.awaitJob(taken.path("job"));
    }

    private void books() throws IOException, InterruptedException {
        Actor cashier = stage.as("cashier");
        String unit = stage.unit(Stage.FILING);
        cashier.create(
                "funds/statements",
                Map.of("payer", payer, "date", "2022-01-30", "balance", 12_500_000, "voucherNo", "对账单202201"));
        cashier.get("funds/balances?unit=" + unit);
        cashier.get("funds/roster/export?unit=" + unit);
        JsonNode recording = cashier.create("funds/recordings", Map.of("unit", unit));
        cashier.awaitJob(recording.path("job"));
        String path = "funds/recordings/" + recording.path("id").asText();
        cashier.get(path);
        cashier.create(path + "/file", NONE);
        cashier.awaitJob(cashier.create(path + "/again", NONE).path("job"));
        cashier.get("funds/recordings/missing?unit=" + unit);
        stage.as("clerk").get("funds/payments/duplicates?unit=" + unit);
    }

    private void afterPublicity() throws IOException, InterruptedException {
        stage.as("leader").step(shown, "approve", NONE);
        decideOverlaps(shown);
        stage.as("leader").step(shown, "approve", NONE);
        stage.as("leader").step(shown, "return", BECAUSE);
        stage.as("clerk").get(shown + "/publicity");
        stage.as("clerk").get(shown);
    }

    /** What the bank did not speak of is asked for; all else until the list is settled. */
    private void doubted() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor chair = stage.as("chair");
        Actor leader = stage.as("leader");
        Actor reviewer = stage.as("reviewer");
        stage.as("cashier").step(batch, "query", NONE);
        clerk.get(batch + "/items");
        answer("查询", line -> line == 4 ? PAID_WORD : null);
        reviewer.step(batch, "reconcile", Map.of("voucherNo", "代发-1"));
        answer("退汇", line -> line == 0 ? "退汇,账户状态异常" : null);
        int card = 810_000;
        for (JsonNode item : chair.get(batch + "/failed?size=200").path("items")) {
            String payment = "funds/payments/" + item.path("payment").asText();
            chair.at(
                    "PUT",
                    payment,
                    "/account",
                    Map.of(
                            "number",
                            Synthetic.card(card++),
                            "holder",
                            item.path("payee").path("name").asText(),
                            "bank",
                            "演示银行"));
        }
        String follow = settled(clerk.create(batch + "/follow-up", Map.of("title", "补发批", "payOn", "2022-02-14")));
        clerk.get(follow + "/items");
        clerk.step(follow, "void", BECAUSE);
        for (String state : List.of("unpaid", "LISTED", "RETURNED", "REFUNDED")) {
            String unpaid = "funds/payments?size=200&unit=" + stage.unit(Stage.FILING) + "&state=" + state;
            for (JsonNode payment : clerk.get(unpaid).path("items")) {
                String path = "funds/payments/" + payment.path("id").asText();
                clerk.step(path, "void", BECAUSE);
                leader.step(path, "void", BECAUSE);
                clerk.get(path + "/attempts");
            }
        }
        clerk.takenBack(
                "funds",
                stage.unit(Stage.FILING),
                "姓名,身份证号,银行卡号,户名,金额（元）,项目,单位,类别\n孙试样," + Synthetic.idNumber(20_500) + "," + Synthetic.card(7_777)
                        + ",孙试样,500," + PLAIN + "," + Stage.BASE + ",C7\n");
        clerk.get("funds/lists?unit=" + stage.unit(Stage.FILING));
    }

    private String list(String title) throws IOException, InterruptedException {
        return "funds/lists/"
                + stage.as("clerk")
                        .create("funds/lists", Map.of("unit", stage.unit(Stage.FILING), "title", title))
                        .path("id")
                        .asText();
    }

    private String pay(String list, int n, String project) throws IOException, InterruptedException {
        return "funds/payments/"
                + stage.as("clerk")
                        .create("funds/payments?list=" + id(list), payment(n, project))
                        .path("id")
                        .asText();
    }

    private Map<String, Object> payment(int n, String project) {
        String name = "周例" + "安平宁和嘉样试".charAt(n % 7);
        Map<String, Object> payment = new HashMap<>();
        payment.put("name", name);
        payment.put("idNumber", Synthetic.idNumber(50_000 + n));
        payment.put("number", Synthetic.card(820_000 + n));
        payment.put("holder", name);
        payment.put("bank", "演示银行");
        payment.put("amount", 100_000 + n);
        payment.put("project", project);
        payment.put("category", "C7");
        payment.put("date", "2022-01-28");
        return payment;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
