package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Pays a filing unit's approved list through the bank: a batch for each source and channel, made, checked, authorised and
 * sent by four persons; the bank's return file, in which some fail; those paid to another card by a follow-up batch; two
 * refunds days later.
 */
final class BankRun {
    private static final RestClient.Progress UNWATCHED = (done, total) -> {};
    private static final String SUCCESS = "成功,";
    private static final int OTHER_CARDS = 500_000;

    private final Season season;
    private final Staging staging;
    private final Path results;
    private final RestClient.Progress progress;
    private final Map<String, SeasonPayment> returned = new HashMap<>();
    private final Map<String, SeasonPayment> refunded = new HashMap<>();
    private String payer;

    /** Over a staged season; {@code progress} sees the return files being done. */
    BankRun(Season season, Staging staging, Path results, RestClient.Progress progress) {
        this.season = season;
        this.staging = staging;
        this.results = results;
        this.progress = progress;
        for (SeasonPayment payment : season.payments) {
            switch (season.fate(payment)) {
                case RETURNED -> returned.put((String) payment.idNumber(), payment);
                case REFUNDED -> refunded.put((String) payment.idNumber(), payment);
                default -> {}
            }
        }
    }

    /** A batch's source and channel. */
    private record Part(String receipt, String channel) {}

    /**
     * Pays a list.
     *
     * @return what came out otherwise than it must, in words
     */
    List<String> pay(SeasonUnit unit, JsonNode list) throws IOException, InterruptedException {
        payer = staging.cashier()
                .create(
                        "funds/payers",
                        Map.of(
                                "unit",
                                staging.unit(unit.code()),
                                "name",
                                unit.name(),
                                "number",
                                "9999990000000000014",
                                "bank",
                                "演示银行",
                                "bankCode",
                                "999999999999",
                                "sources",
                                List.of()))
                .get("id")
                .asText();
        Set<Part> parts = new LinkedHashSet<>();
        for (SeasonProject project : season.projects) {
            if (project.unit().equals(unit.code())) {
                String channel = project.kind().startsWith("MODEL") ? "MODEL_CARD" : "BANK_BATCH";
                parts.add(new Part(staging.receipt(project), channel));
            }
        }
        int number = 0;
        for (Part part : parts) {
            pay(unit, list, part, ++number);
        }
        return unpaid(unit);
    }

    private void pay(SeasonUnit unit, JsonNode list, Part part, int number) throws IOException, InterruptedException {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("unit", staging.unit(unit.code()));
        order.put("title", unit.name() + "第" + number + "批");
        order.put("channel", part.channel());
        order.put("receipt", part.receipt());
        order.put("payer", payer);
        order.put("format", "csv-gb18030");
        order.put("lists", List.of(list.get("id").asText()));
        order.put("purpose", "送温暖慰问金");
        order.put("payOn", BankAnswer.DAY);
        JsonNode batch = staging.clerk().create("funds/batches", order);
        Path file = results.resolve("batch-" + number + ".csv");
        BankAnswer bank = send(batch, file);
        boolean failed = answer(
                batch,
                bank,
                "return-" + number + ".csv",
                line -> returned.containsKey(line.idNumber()) ? "失败,账户已销户" : SUCCESS);
        if (failed) {
            followUp(batch, number);
        }
        reconcile(batch, number);
        if (bank.payments().stream().anyMatch(line -> refunded.containsKey(line.idNumber()))) {
            answer(
                    batch,
                    bank,
                    "refund-" + number + ".csv",
                    line -> refunded.containsKey(line.idNumber()) ? "退汇,账户状态异常" : null);
        }
    }

    /** Brings a batch to the bank; the file that the bank gets. */
    private BankAnswer send(JsonNode made, Path file) throws IOException, InterruptedException {
        JsonNode batch = settled(made);
        batch = step(staging.reviewer(), batch, "check", Map.of());
        batch = step(staging.leader(), batch, "authorise", Map.of());
        batch = settled(step(staging.cashier(), batch, "export", Map.of()));
        staging.cashier().take(path(batch) + "/file", version(batch), file);
        step(staging.cashier(), staging.cashier().get(path(batch)), "send", Map.of());
        return new BankAnswer(file);
    }

    /** Brings the bank's answer; whether some payments failed. */
    private boolean answer(JsonNode batch, BankAnswer bank, String name, Function<BankAnswer.Line, String> words)
            throws IOException, InterruptedException {
        Path file = results.resolve(name);
        bank.write(file, words);
        JsonNode taken = staging.cashier().bring(path(batch) + "/returns", file);
        staging.cashier().await(staging.cashier().get("jobs/" + taken.get("job").asText()), progress);
        return staging.cashier()
                        .get(path(batch))
                        .get("contents")
                        .get("returned")
                        .asInt()
                > 0;
    }

    /** Gives the failed another card and pays them by a batch of their own. */
    private void followUp(JsonNode batch, int number) throws IOException, InterruptedException {
        int card = OTHER_CARDS + number * 1_000;
        for (JsonNode item :
                staging.chair().get(path(batch) + "/failed?size=200").get("items")) {
            JsonNode payment =
                    staging.chair().get("funds/payments/" + item.get("payment").asText());
            staging.chair()
                    .put(
                            "funds/payments/" + item.get("payment").asText() + "/account",
                            version(payment),
                            Map.of(
                                    "number",
                                    Synthetic.card(card++),
                                    "holder",
                                    item.get("payee").get("name").asText(),
                                    "bank",
                                    "演示银行"));
        }
        JsonNode next = staging.clerk()
                .create(path(batch) + "/follow-up", Map.of("title", "补发第" + number + "批", "payOn", BankAnswer.DAY));
        BankAnswer bank = send(next, results.resolve("follow-up-" + number + ".csv"));
        answer(next, bank, "follow-up-return-" + number + ".csv", line -> SUCCESS);
        reconcile(next, number + 100);
    }

    private void reconcile(JsonNode batch, int number) throws IOException, InterruptedException {
        JsonNode now = staging.reviewer().get(path(batch));
        step(staging.reviewer(), now, "reconcile", Map.of("voucherNo", "演示代发-" + number));
    }

    /** Whoever is unpaid in the end is one whose money came back. */
    private List<String> unpaid(SeasonUnit unit) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        for (JsonNode payment : staging.clerk()
                .get("funds/payments?state=unpaid&size=200&unit=" + staging.unit(unit.code()))
                .get("items")) {
            names.add(payment.get("payee").get("name").asText());
        }
        Set<String> wanted = new TreeSet<>();
        refunded.values().forEach(payment -> wanted.add(payment.name()));
        List<String> differences = new ArrayList<>();
        if (!names.equals(wanted)) {
            differences.add("unpaid " + names.size() + ", the oracle says " + wanted.size());
        }
        return differences;
    }

    /** A batch once its job has ended. */
    private JsonNode settled(JsonNode batch) throws IOException, InterruptedException {
        if (!batch.get("job").asText().equals("0")) {
            staging.clerk()
                    .await(staging.cashier().get("jobs/" + batch.get("job").asText()), UNWATCHED);
        }
        return staging.clerk().get(path(batch));
    }

    private JsonNode step(RestClient who, JsonNode batch, String step, Map<String, ?> body)
            throws IOException, InterruptedException {
        return who.step(path(batch) + "/steps/" + step, version(batch), body);
    }

    private static String path(JsonNode batch) {
        return "funds/batches/" + batch.get("id").asText();
    }

    private static int version(JsonNode made) {
        return made.get("version").asInt();
    }
}
