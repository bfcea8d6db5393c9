package org.warmth.itests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.warmth.demo.Play;
import org.warmth.demo.Play.Scene;
import org.warmth.demo.RestClient;
import org.warmth.demo.Size;

/** The demo's season, played on a server under test. */
public final class TestSeason {
    private static final long SEED = 2022;

    private final Play play;
    private final Path results;

    /** A season whose jobs are seen by a listener. */
    public TestSeason(Size size, Listener listener) {
        try {
            Path servers = Files.createDirectories(Path.of(System.getProperty("warmth.servers")));
            results = Files.createTempDirectory(servers, "season-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        play = new Play(SEED, size, results, new Play.Watcher() {
            @Override
            public void begins(String what) {}

            @Override
            public void at(Scene scene, int done, int total) {
                listener.at(scene, done, total);
            }
        });
    }

    /** A small season that nobody disturbs. */
    public TestSeason() {
        this(Size.S, (scene, done, total) -> {});
    }

    /** Sees how far a job is. */
    public interface Listener {
        void at(Scene scene, int done, int total);
    }

    /** Gives a server the season's clock and lets it take synthetic people. */
    public static WarmthServer in(WarmthServer server) {
        Play.SETTINGS.forEach((setting, value) -> {
            String[] pidAndKey = setting.split("/");
            server.etc(pidAndKey[0] + ".cfg", pidAndKey[1] + " = " + value + "\n");
        });
        return server;
    }

    /** Plays it; what the oracle disagrees with, in words. */
    public List<String> on(WarmthServer server) throws IOException, InterruptedException {
        play.on(server.address(), WarmthServer.ADMIN_PASSWORD);
        return play.differences();
    }

    /** Reads the forms on a server that holds the season already; what the oracle disagrees with, in words. */
    public List<String> differencesAt(WarmthServer server) throws IOException, InterruptedException {
        return play.differencesAt(server.address());
    }

    /** One of the season's users: clerk, chair, reviewer, leader, cashier, auditor. */
    public RestClient user(String name, WarmthServer server) {
        return play.user(name, server.address());
    }

    /** The password of one of them. */
    public String password(String name) throws IOException {
        return Files.readAllLines(results.resolve("users.txt")).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** Their rosters, forms and passwords. */
    public Path results() {
        return results;
    }
}
