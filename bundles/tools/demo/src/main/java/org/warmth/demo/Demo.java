package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts the assembled server, plays a synthetic season through its public REST endpoints, prints form 1 and what was
 * found, compares both with the oracle, and leaves the server running until it is stopped.
 *
 * <p>Arguments: the distribution's archive, the folder for results, the size (S or M), the seed, whether to exit.
 */
public final class Demo {
    /** The season lies in the past: the server takes synthetic people and lives on the eve of its Spring Festival. */
    private static final Map<String, String> SETTINGS =
            Map.of("org.warmth.people/synthetic", "true", "org.warmth.store/clock", "2022-01-30T01:00:00Z");

    private final DemoServer server;
    private final Path results;
    private final Season season;
    private final Oracle oracle;
    private final Map<String, Integer> found = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    private Demo(DemoServer server, Path results, Season season) {
        this.server = server;
        this.results = results;
        this.season = season;
        this.oracle = new Oracle(season);
    }

    /** Runs the demo; an oracle that disagrees is an exception where {@code exit} is asked for. */
    public static void main(String[] args) throws Exception {
        Path archive = Path.of(args[0]);
        Path results = Files.createDirectories(Path.of(args[1]));
        Season season = new Season(Long.parseLong(args[3]), Size.of(args[2]));
        boolean exit = Boolean.parseBoolean(args[4]);
        say("正在启动服务器 …… starting the server");
        try (DemoServer server = DemoServer.start(archive, results.resolve("server"), SETTINGS, Map.of())) {
            Demo demo = new Demo(server, results, season);
            server.awaitReady();
            demo.play();
            if (exit) {
                if (!demo.differences.isEmpty()) {
                    throw new IllegalStateException("the oracle disagrees:\n" + String.join("\n", demo.differences));
                }
                return;
            }
            say("服务器仍在运行 The server is running: " + server.address() + "/warmth/ui/index.html");
            say("管理员 admin 的初始密码 First password: " + server.firstPassword());
            say("演示用户 Demo users: " + results.resolve("users.txt"));
            say("按 Ctrl-C 停止 Ctrl-C stops it.");
            server.join();
        }
    }

    private void play() throws IOException, InterruptedException {
        Cast cast = new Cast(server.address(), server.adminPassword());
        Staging staging = new Staging(season, cast);
        say("单位、活动、人员、资金、项目 …… unions, campaign, people, funds, projects");
        staging.set();
        cast.write(results.resolve("users.txt"));
        for (SeasonUnit unit : season.filing) {
            importVisits(staging, unit);
            importPayments(staging, unit);
        }
        JsonNode form = readForm(staging);
        compare(form);
        print(form);
    }

    private void importVisits(Staging staging, SeasonUnit unit) throws IOException, InterruptedException {
        List<SeasonVisit> rows = season.visits.stream()
                .filter(row -> row.unit().startsWith(unit.code()))
                .toList();
        Path file = results.resolve("visits-" + unit.code() + ".xlsx");
        RosterFiles.visits(file, rows);
        JsonNode list = importRoster(staging, unit, "visits", file, "visits-marked.xlsx");
        String signed = "visits/lists/" + list.get("id").asText() + "/sign-sheet?fileName=sign-sheet.json";
        list = staging.clerk().put(signed, list.get("version").asInt(), Map.of("signed", rows.size()));
        list = walk(staging.clerk(), "visits", list, "submit", Map.of());
        list = walk(staging.chair(), "visits", list, "approve", Map.of());
        awaitPosting(staging.chair(), "visits", list);
    }

    private void importPayments(Staging staging, SeasonUnit unit) throws IOException, InterruptedException {
        List<SeasonPayment> rows = season.payments.stream()
                .filter(row -> row.unit().startsWith(unit.code()))
                .toList();
        Path file = results.resolve("payments-" + unit.code() + ".xlsx");
        RosterFiles.payments(file, rows);
        JsonNode list = importRoster(staging, unit, "funds", file, "payments-marked.xlsx");
        list = walk(staging.clerk(), "funds", list, "submit", Map.of());
        list = walk(staging.reviewer(), "funds", list, "check", Map.of());
        list = walk(staging.leader(), "funds", list, "approve", Map.of());
        list = walk(staging.cashier(), "funds", list, "pay", Map.of("valueDate", "2022-01-28", "voucherNo", "演示-0001"));
        awaitPosting(staging.cashier(), "funds", list);
    }

    private JsonNode importRoster(Staging staging, SeasonUnit unit, String module, Path file, String marked)
            throws IOException, InterruptedException {
        RestClient clerk = staging.clerk();
        JsonNode list = clerk.create(
                module + "/lists", Map.of("unit", staging.unit(unit.code()), "title", unit.name() + "2022年名册"));
        String label = unit.name() + " " + file.getFileName();
        JsonNode job = clerk.upload(
                module + "/roster?unit=" + staging.unit(unit.code()) + "&list="
                        + list.get("id").asText(),
                file,
                (done, total) -> progress(label, done, total));
        System.out.println();
        JsonNode result = job.get("result");
        for (JsonNode fault : result.get("faults")) {
            if (!fault.get("severity").asText().equals("NOTE")) {
                found.merge(module + "/" + fault.get("code").asText(), 1, Integer::sum);
            }
        }
        if (result.hasNonNull("markedFile")) {
            clerk.download("files/" + result.get("markedFile").asText(), results.resolve(marked));
        }
        return clerk.get(module + "/lists/" + list.get("id").asText());
    }

    private JsonNode walk(RestClient who, String module, JsonNode list, String step, Map<String, ?> body)
            throws IOException, InterruptedException {
        String path = module + "/lists/" + list.get("id").asText();
        return who.step(path + "/steps/" + step, list.get("version").asInt(), body);
    }

    private void awaitPosting(RestClient who, String module, JsonNode list) throws IOException, InterruptedException {
        if (list.hasNonNull("job") && !list.get("job").asText().equals("0")) {
            who.await(who.get("jobs/" + list.get("job").asText()), (done, total) -> progress(module, done, total));
        }
    }

    private JsonNode readForm(Staging staging) throws IOException, InterruptedException {
        String query = "?unit=" + staging.unit(Season.CITY) + "&campaign=" + staging.campaign() + "&subtree=true";
        JsonNode form = staging.clerk().get("statistics/forms/form1" + query);
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(results.resolve("form1.json").toFile(), form);
        staging.clerk().download("statistics/forms/form1.xlsx" + query, results.resolve("form1.xlsx"));
        return form;
    }

    private void compare(JsonNode form) {
        for (JsonNode line : form.get("lines")) {
            String code = line.get("code").asText();
            long shown = line.hasNonNull("money")
                    ? line.get("money").asLong()
                    : line.path("count").asLong();
            long wanted = oracle.form().getOrDefault(code, 0L);
            if (shown != wanted) {
                differences.add(code + ": " + shown + ", the oracle says " + wanted);
            }
        }
        Map<String, Integer> wanted = new LinkedHashMap<>();
        oracle.visitFindings().forEach((code, times) -> wanted.put("visits/" + code, times));
        oracle.paymentFindings().forEach((code, times) -> wanted.put("funds/" + code, times));
        wanted.forEach((code, times) -> {
            if (!times.equals(found.get(code))) {
                differences.add(code + ": found " + found.getOrDefault(code, 0) + ", the oracle says " + times);
            }
        });
        found.keySet().stream()
                .filter(code -> !wanted.containsKey(code))
                .forEach(code -> differences.add(code + ": found " + found.get(code) + ", the oracle knows none"));
    }

    private void print(JsonNode form) {
        say("");
        say(form.get("title").asText() + "  " + form.get("unitName").asText());
        ConsoleTable table = new ConsoleTable("编号", "项目", ">合计");
        for (JsonNode line : form.get("lines")) {
            String label = (line.hasNonNull("group") ? line.get("group").asText() + " " : "")
                    + line.get("label").asText();
            String value = line.hasNonNull("wan")
                    ? line.get("wan").asText()
                    : line.path("count").asText();
            table.row(line.get("code").asText(), label, value);
        }
        say(table.toString());
        ConsoleTable faults = new ConsoleTable("名册 · 问题", ">行数");
        found.forEach((code, times) -> faults.row(code, Integer.toString(times)));
        say(faults.toString());
        say(
                differences.isEmpty()
                        ? "与预期完全一致 The oracle agrees (seed " + season.seed + ")."
                        : "与预期不一致 The oracle disagrees:\n  " + String.join("\n  ", differences));
        say("结果文件 Results: " + results);
    }

    private static void progress(String label, int done, int total) {
        int filled = total == 0 ? 0 : (int) (30L * done / total);
        System.out.print(
                "\r[" + "#".repeat(filled) + " ".repeat(30 - filled) + "] " + done + "/" + total + " " + label);
        System.out.flush();
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
