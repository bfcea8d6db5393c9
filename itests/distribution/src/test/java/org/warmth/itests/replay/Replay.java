package org.warmth.itests.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.demo.Play;
import org.warmth.demo.Size;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.TestSeason;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WarmthServer.Spoken;
import org.warmth.itests.server.WithServer;

/**
 * A rope for whoever rebuilds the inside: plays the same acts on the assembled server, whose clock stands, and writes down all
 * that can be seen from outside, so that the folders of two versions can be compared. No part of {@code verify}; see
 * CONTRIBUTING.md.
 */
@ExtendWith(WithServer.class)
class Replay {
    private static final Instant SEASON = Instant.parse(Play.SETTINGS.get("org.warmth.store/clock"));
    /** When what hung out on the eve of the Spring Festival hangs out no more, and the bank may be asked. */
    private static final String LATER = "2022-02-14T01:00:00Z";

    private static final long SEED = 2022;
    private static final Size SIZE = new Size(1, 8, 60, 90, 8);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS_PASSWORD = "重演口令-2022-送温暖";
    /** Keys of no other server. */
    private static final String KEYS = "encrypt 1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
            + "lookup 1 ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=\n"
            + "seal 1 QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8=\n";

    private final Path folder = Path.of(System.getProperty("warmth.replay"));
    private final long began = System.currentTimeMillis();

    @Test
    void the_same_acts_leave_the_same_traces(@Fresh WarmthServer server) throws IOException, InterruptedException {
        Path results = emptied(folder.resolveSibling("replay-files"));
        TestSeason.in(server)
                .standingClock(SEASON)
                .etc("warmth/keys", KEYS)
                .start()
                .awaitReady();
        try (RecordingProxy proxy = new RecordingProxy(server.address())) {
            Play season = new Play(SEED, SIZE, results, new Unwatched());
            season.on(proxy.address(), WarmthServer.ADMIN_PASSWORD);
            Stage stage = new Stage(server, proxy.address(), results.resolve("users.txt"));
            stage.set();
            JsonNode document =
                    JSON.readTree(server.get("/warmth/v1/openapi.json").body());
            play(stage);
            new Reading(stage, document).read();
            Map<String, JsonNode> forms = forms(stage);
            List<Act> acts = proxy.acts();
            Archive archive = sealed(server, results);
            Names names = new Names(
                    began - Duration.ofHours(1).toMillis(),
                    System.currentTimeMillis() + Duration.ofHours(1).toMillis());
            archive.name(names);
            Dump dump = new Dump(emptied(folder), new Plain(names));
            dump.acts(acts);
            dump.tables(archive);
            dump.openApi(document);
            for (Map.Entry<String, JsonNode> form : forms.entrySet()) {
                dump.form(form.getKey(), form.getValue());
            }
            assertThat(Lives.missing(archive, Path.of(System.getProperty("warmth.bundles"))))
                    .as("steps of the lives")
                    .isEmpty();
        }
    }

    private static void play(Stage stage) throws IOException, InterruptedException {
        VisitActs visits = new VisitActs(stage);
        HardshipActs hardship = new HardshipActs(stage);
        visits.play();
        new DonationActs(stage).play();
        FundActs funds = new FundActs(stage);
        funds.play();
        hardship.play();
        new PeopleActs(stage).play();
        stage.clock(LATER);
        visits.playLater();
        funds.playLater();
        hardship.playLater();
    }

    /** Every form of every unit of the season, by form and unit. */
    private static Map<String, JsonNode> forms(Stage stage) throws IOException, InterruptedException {
        Actor clerk = stage.as("clerk");
        Map<String, JsonNode> forms = new TreeMap<>();
        String campaign = stage.campaign();
        for (JsonNode form : clerk.get("statistics/forms")) {
            for (JsonNode unit : clerk.get("people/units?size=200").path("items")) {
                String name = form.asText();
                String path = "statistics/forms/" + name + "?persons=true&campaign=" + campaign + "&unit="
                        + unit.path("id").asText();
                forms.put(name + "-" + unit.path("code").asText(), clerk.get(path));
            }
        }
        return forms;
    }

    /** The backup once all is sealed: totals hold what the tail held before. */
    private static Archive sealed(WarmthServer server, Path results) {
        AtomicReference<Archive> archive = new AtomicReference<>();
        server.await("the seals", () -> {
            archive.set(archive(server, results));
            return archive.get().tables().get("ledger_tail").rows().isEmpty();
        });
        return archive.get();
    }

    private static Archive archive(WarmthServer server, Path results) {
        try {
            return read(server, Files.createTempDirectory(results, "backup"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Archive read(WarmthServer server, Path results) throws IOException {
        // Readable by its owner alone, as the shell wants it.
        Path password = Files.writeString(Files.createTempFile(results, "keys", ".password"), KEYS_PASSWORD + "\n");
        Path archive = results.resolve("backup.zip");
        Spoken said = server.shell(
                "warmth:backup --password-file " + password + " " + archive + " " + results.resolve("backup.keys"));
        assertThat(said.exit()).as(said.text()).isZero();
        return new Archive(archive);
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private static final class Unwatched implements Play.Watcher {
        @Override
        public void begins(String what) {}

        @Override
        public void at(Play.Scene scene, int done, int total) {}
    }
}
