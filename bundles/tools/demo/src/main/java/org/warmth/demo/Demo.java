package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts the assembled server, plays a synthetic season through its public REST endpoints, prints form 1 and what was
 * found, compares both with the oracle, and leaves the server running until it is stopped.
 *
 * <p>Arguments: the distribution's archive, the folder for results, the size (S or M), the seed, whether to exit.
 */
public final class Demo {
    private static final Map<String, String> ROSTERS =
            Map.of("hardship", "困难职工建档名册", "visits", "走访慰问名册", "funds", "慰问金发放名册");

    private Demo() {}

    /** Runs the demo; an oracle that disagrees is an exception where {@code exit} is asked for. */
    public static void main(String[] args) throws Exception {
        Path archive = Path.of(args[0]);
        Path results = Files.createDirectories(Path.of(args[1]));
        Size size = Size.of(args[2]);
        long seed = Long.parseLong(args[3]);
        boolean exit = Boolean.parseBoolean(args[4]);
        say("正在启动服务器 …… starting the server");
        try (DemoServer server = DemoServer.start(archive, results.resolve("server"), Play.SETTINGS, Map.of())) {
            server.awaitReady();
            Play play = new Play(seed, size, results, new Terminal());
            print(play, play.on(server.address(), server.adminPassword()));
            say(
                    play.differences().isEmpty()
                            ? "与预期完全一致 The oracle agrees (seed " + seed + ")."
                            : "与预期不一致 The oracle disagrees:\n  " + String.join("\n  ", play.differences()));
            say("结果文件 Results: " + results);
            if (exit) {
                if (!play.differences().isEmpty()) {
                    throw new IllegalStateException(
                            "the oracle disagrees in " + play.differences().size() + " places");
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

    private static void print(Play play, JsonNode form) {
        say("");
        say(form.get("title").asText() + "  " + form.get("unitName").asText());
        ConsoleTable table = new ConsoleTable("编号", "项目", ">合计");
        for (JsonNode line : form.get("lines")) {
            String label = (line.hasNonNull("group") ? line.get("group").asText() + " " : "")
                    + line.get("label").asText();
            JsonNode value = line.hasNonNull("wan") ? line.get("wan") : line.path("count");
            table.row(line.get("code").asText(), label, value.isNull() ? "" : value.asText());
        }
        say(table.toString());
        ConsoleTable checks = new ConsoleTable("校验", "提示");
        for (JsonNode check : form.get("checks")) {
            if (!check.get("passed").asBoolean()) {
                checks.row(check.get("id").asText(), check.get("zh").asText());
            }
        }
        say(checks.toString());
        ConsoleTable faults = new ConsoleTable("名册 · 问题", ">行数");
        play.found().forEach((code, times) -> faults.row(code, Integer.toString(times)));
        say(faults.toString());
    }

    private static void say(String text) {
        System.out.println(text);
    }

    /** Shows each job as a bar that ends with its line. */
    private static final class Terminal implements Play.Watcher {
        private static final int WIDTH = 30;

        @Override
        public void begins(String what) {
            say(what);
        }

        @Override
        public void at(Play.Scene scene, int done, int total) {
            int filled = total == 0 ? 0 : (int) ((long) WIDTH * done / total);
            String act = scene.act() == Play.Act.IMPORT ? "导入" : "入账";
            String roster = ROSTERS.get(scene.module());
            System.out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + "/" + total + " "
                    + scene.unit() + " " + roster + " " + act);
            if (total > 0 && done == total) {
                System.out.println();
            }
            System.out.flush();
        }
    }
}
