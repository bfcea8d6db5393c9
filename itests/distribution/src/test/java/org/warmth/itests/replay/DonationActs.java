package org.warmth.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Donations and drives on every way through their lives. */
final class DonationActs {
    private static final Map<String, ?> NONE = Map.of();
    private static final Map<String, ?> BECAUSE = Map.of("reason", "重复捐款");
    private static final Map<String, ?> COME = Map.of("valueDate", "2021-12-16", "voucherNo", "2021-12-0040");
    private static final String DRIVE = "2022年爱心一日捐";

    private final Stage stage;

    DonationActs(Stage stage) {
        this.stage = stage;
    }

    void play() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Map<String, Object> draft = new HashMap<>(Map.of(
                "unit",
                stage.unit(Stage.FILING),
                "name",
                DRIVE,
                "from",
                "2021-12-11",
                "to",
                "2021-12-30",
                "campaign",
                stage.campaign()));
        JsonNode made = clerk.create("donations/drives", draft);
        clerk.create("donations/drives", draft);
        String drive = "donations/drives/" + made.path("id").asText();
        draft.put("to", "2021-12-31");
        clerk.at("PUT", drive, "", draft);
        singles();
        inDrive(drive);
        lists();
    }

    private void singles() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor cashier = stage.as("cashier");
        Actor reviewer = stage.as("reviewer");
        clerk.create("donations", donation("UNIT", "演示", -1, NONE));
        String given = made(donation("UNIT", "演示直属第一基层工会全体职工", 339_800, NONE));
        clerk.at("PUT", given, "", donation("UNIT", "演示直属第一基层工会全体职工", 339_900, NONE));
        clerk.on("PUT", given, 1, donation("UNIT", "演示直属第一基层工会全体职工", 339_900, NONE));
        clerk.step(given, "receive", COME);
        cashier.step(given, "receipt", NONE);
        cashier.step(given, "receive", Map.of("valueDate", "2023-01-01"));
        cashier.step(given, "receive", COME);
        cashier.step(given, "receipt", NONE);
        cashier.step(given, "recall", NONE);
        cashier.step(given, "recall", Map.of("reason", "抬头写错"));
        cashier.step(given, "receipt", NONE);
        cashier.step(given, "allocate", NONE);
        reviewer.step(given, "allocate-part", Map.of("amount", 100_000, "purpose", "LIVING"));
        reviewer.step(given, "allocate", Map.of("amount", 999_000_000, "purpose", "LIVING"));
        reviewer.step(given, "allocate", Map.of("purpose", "STUDY"));
        cashier.step(given, "recall", Map.of("reason", "已用"));
        reviewer.step(given, "release", NONE);
        reviewer.step(given, "release", Map.of("reason", "改派"));
        reviewer.step(given, "allocate", Map.of("purpose", "CONDOLENCE"));
        reviewer.step(given, "publish", NONE);
        stage.as("officer").step(given, "publish", NONE);
        stage.as("officer").step(given, "refund", BECAUSE);
        clerk.get(given + "/history");
        clerk.get(given + "/allocations");

        String refunded = made(donation("ENTERPRISE", "样例第一制造有限公司", 5_000_000, NONE));
        cashier.step(refunded, "receive", COME);
        cashier.step(refunded, "receipt", NONE);
        cashier.step(refunded, "refund", BECAUSE);
        reviewer.step(refunded, "refund", NONE);
        reviewer.step(refunded, "refund", BECAUSE);
        clerk.get(refunded + "/history");
        String withdrawn = made(donation("PERSON", "李例安", 20_000, NONE));
        clerk.step(withdrawn, "withdraw", NONE);
        clerk.step(withdrawn, "withdraw", BECAUSE);
        String goods = made(Map.of(
                "unit",
                stage.unit(Stage.FILING),
                "name",
                "演示粮油公司",
                "kind",
                "ENTERPRISE",
                "date",
                "2021-12-20",
                "goods",
                "大米 5 千克",
                "quantity",
                200,
                "price",
                4_500,
                "basis",
                "捐赠协议"));
        cashier.step(goods, "receive", COME);
        cashier.step(goods, "receipt", NONE);
        clerk.get(goods);
        awaitBookings(cashier);
    }

    /** What funds books of a donation it books in a job of its own. */
    private void awaitBookings(Actor cashier) throws IOException, InterruptedException {
        JsonNode booked = cashier.create("donations/bookings?unit=" + stage.unit(Stage.FILING), NONE);
        cashier.awaitJob(booked.path("id"));
        cashier.get("donations?waiting=true");
    }

    private void inDrive(String drive) throws IOException, InterruptedException {
        Actor cashier = stage.as("cashier");
        String given = made(donation("UNIT", "演示直属第二基层工会全体职工", 120_000, Map.of("drive", DRIVE)));
        cashier.step(given, "receive", COME);
        cashier.step(given, "receipt", NONE);
        awaitBookings(cashier);
        allocate(drive, 7);
        allocate(drive, 120_000);
        stage.as("clerk").create(drive + "/publication", NONE);
        stage.as("officer")
                .awaitJob(
                        stage.as("officer").create(drive + "/publication", NONE).path("id"));
        stage.as("clerk").get(drive + "/published");
        stage.as("officer").step(given, "publish", NONE);
    }

    private void allocate(String drive, long total) throws IOException, InterruptedException {
        Actor reviewer = stage.as("reviewer");
        reviewer.awaitJob(reviewer.create(drive + "/allocations", Map.of("purpose", "LIVING", "total", total))
                .path("id"));
    }

    private void lists() throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Actor cashier = stage.as("cashier");
        String list = list("一日捐名册");
        String roster = "donations/roster?unit=" + stage.unit(Stage.FILING) + "&list="
                + list.substring(list.lastIndexOf('/') + 1);
        String head = "捐赠人,捐赠人类别,来源工会,金额（元）,日期,捐赠方式\n";
        clerk.get("donations/roster");
        clerk.roster(
                roster,
                "given.csv",
                head + "赵样,个人," + Stage.BASE + ",100,2021-12-15,银行转账\n" + "钱例,个人," + Stage.BASE
                        + ",50,2021-12-15,现金\n");
        clerk.roster(roster, "broken.csv", head + ",外星人," + Stage.BASE + ",-1,2021-13-15,\n");
        clerk.step(list, "submit", NONE);
        cashier.step(list, "return", NONE);
        cashier.step(list, "return", Map.of("reason", "金额与到账不符"));
        clerk.step(list, "submit", NONE);
        clerk.step(list, "receive", COME);
        cashier.step(list, "receive", COME);
        cashier.step(list, "receive", Map.of("valueDate", "2021-12-16", "voucherNo", "2021-12-0041", "total", 15_000));
        cashier.step(list, "post", NONE);
        awaitBookings(cashier);
        clerk.get("donations?list=" + list.substring(list.lastIndexOf('/') + 1));
        String voided = list("作废名册");
        clerk.step(voided, "void", NONE);
        clerk.step(voided, "void", Map.of("reason", "建错"));
        clerk.takenBack("donations", stage.unit(Stage.FILING), head + "孙试,个人," + Stage.BASE + ",70,2021-12-15,现金\n");
        clerk.get("donations/roster/export?unit=" + stage.unit(Stage.FILING));
        clerk.get("donations/receipts?unit=" + stage.unit(Stage.FILING) + "&year=2022");
    }

    private String list(String title) throws IOException, InterruptedException {
        return "donations/lists/"
                + stage.as("clerk")
                        .create("donations/lists", Map.of("unit", stage.unit(Stage.FILING), "title", title))
                        .path("id")
                        .asText();
    }

    private String made(Map<String, ?> donation) throws IOException, InterruptedException {
        return "donations/"
                + stage.as("clerk").create("donations", donation).path("id").asText();
    }

    private Map<String, Object> donation(String kind, String name, long fen, Map<String, ?> more) {
        Map<String, Object> donation = new HashMap<>();
        donation.put("unit", stage.unit(Stage.FILING));
        donation.put("name", name);
        donation.put("amount", fen);
        donation.put("date", "2021-12-15");
        donation.put("kind", kind);
        donation.put("people", kind.equals("UNIT") ? 83 : null);
        donation.put("channel", "BANK");
        donation.putAll(more);
        return donation;
    }
}
