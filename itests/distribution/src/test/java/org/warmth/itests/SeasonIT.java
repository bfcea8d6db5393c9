package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.demo.RestClient;
import org.warmth.demo.Synthetic;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.TestSeason;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WarmthServer.Spoken;
import org.warmth.itests.server.WithServer;

/**
 * A whole season on the embedded database, and what becomes of it: backed up and restored elsewhere, taken over by a newer
 * copy of the server, each as docs/admin.md says.
 */
@ExtendWith(WithServer.class)
@TestInstance(PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeasonIT {
    private static final String PASSWORD = "密钥口令-2022-送温暖";

    private static final String ID_NUMBER = "999999199001019010";

    private final TestSeason season = new TestSeason();
    private final Path outside = season.results().resolve("outside");
    private final Path archive = season.results().resolve("season.zip");
    private final Path keys = season.results().resolve("season.keys");
    private WarmthServer server;
    private String person;

    @BeforeAll
    void a_season_is_played(@Fresh WarmthServer first) throws IOException, InterruptedException {
        Files.createDirectories(outside);
        server = TestSeason.in(first).outside(outside.resolve("etc"), outside.resolve("data"));
        server.start().awaitReady();
        assertThat(season.on(server)).isEmpty();
        RestClient clerk = season.user("clerk", server);
        String unit =
                clerk.get("people/units?q=31D01").get("items").get(0).get("id").asText();
        person = clerk.create("people/persons", Map.of("name", "李例安", "idNumber", ID_NUMBER, "unit", unit))
                .get("id")
                .asText();
    }

    @Test
    @Order(1)
    void every_number_of_the_form_is_the_sum_of_its_records() throws IOException, InterruptedException {
        RestClient clerk = season.user("clerk", server);
        String query = "?unit=31D01&campaign=2022";
        JsonNode form = clerk.get("statistics/forms/form1" + query);
        for (JsonNode line : form.get("lines")) {
            if (!line.hasNonNull("formula")) {
                String code = line.get("code").asText();
                assertThat(sum(clerk, "statistics/forms/form1/cells/" + code + "/records" + query))
                        .as(code)
                        .isEqualTo(line.get(line.hasNonNull("money") ? "money" : "count")
                                .asLong());
            }
        }
    }

    private static long sum(RestClient clerk, String records) throws IOException, InterruptedException {
        long sum = 0;
        String after = "0";
        do {
            JsonNode page = clerk.get(records + "&after=" + after);
            for (JsonNode record : page.get("items")) {
                sum += record.get(record.hasNonNull("money") ? "money" : "count")
                        .asLong();
            }
            after = page.hasNonNull("next") ? page.get("next").asText() : null;
        } while (after != null);
        return sum;
    }

    @Test
    @Order(2)
    void the_shell_shows_modules_form_and_ledger() throws IOException {
        assertThat(server.shell("warmth:modules").text()).contains("visits", "funds", "donations", "statistics", "就绪");
        Spoken form = server.shell("warmth:form -u clerk " + given(season.password("clerk")) + " form1 31 2022");
        assertThat(form.text()).contains("2022年元旦春节期间各级工会送温暖统计表");
        assertThat(form.exit()).isZero();
        assertThat(server.shell("warmth:form -u clerk " + given("wrong") + " form1 31 2022")
                        .exit())
                .isNotZero();
        assertThat(server.shell("warmth:form -u clerk form1 31 2022").text()).contains("--password-file");
        Spoken ledger = server.shell("warmth:ledger-verify");
        assertThat(ledger.text()).contains("台账完好");
        assertThat(ledger.exit()).isZero();
    }

    @Test
    @Order(3)
    void a_backup_shows_nobody_and_is_restored_elsewhere_with_its_keys(@Fresh WarmthServer elsewhere)
            throws IOException, InterruptedException {
        Spoken tooShort = server.shell("warmth:backup " + given("short") + archive + " " + keys);
        assertThat(tooShort.exit()).isNotZero();
        assertThat(archive).doesNotExist();
        Spoken backup = server.shell("warmth:backup " + given(PASSWORD) + archive + " " + keys);
        assertThat(backup.exit()).as(backup.text()).isZero();
        assertThat(contents(archive))
                .contains(person)
                .doesNotContain(ID_NUMBER)
                .doesNotContain(Synthetic.idNumber(0))
                .doesNotContain(Synthetic.card(0));

        TestSeason.in(elsewhere).start().awaitReady();
        Spoken wrong = elsewhere.shell("warmth:restore " + given("不是这个口令-2022") + archive + " " + keys);
        assertThat(wrong.exit()).isNotZero();
        assertThat(wrong.text()).contains("口令");
        Spoken missing = elsewhere.shell("warmth:restore " + given(PASSWORD) + archive + " " + archive);
        assertThat(missing.exit()).isNotZero();
        assertThat(missing.text()).contains("不是密钥文件");
        assertThat(elsewhere.admin().get("people/units").expect(200).json().get("items"))
                .isEmpty();

        Spoken restored = elsewhere.shell("warmth:restore " + given(PASSWORD) + archive + " " + keys);
        assertThat(restored.exit()).as(restored.text()).isZero();
        Answer waits = elsewhere.admin().get("people/units").expect(503);
        assertThat(waits.json().get("code").asText()).isEqualTo("store.restored");
        elsewhere.stop();
        elsewhere.start().awaitReady();
        assertThat(season.differencesAt(elsewhere)).isEmpty();
        assertThat(reveal(elsewhere)).isEqualTo(ID_NUMBER);
        assertThat(elsewhere.shell("warmth:ledger-verify").text()).contains("台账完好");
        assertThat(elsewhere
                        .shell("warmth:restore " + given(PASSWORD) + archive + " " + keys)
                        .exit())
                .as("a server that knows unions is not overwritten")
                .isNotZero();
    }

    @Test
    @Order(4)
    void a_newer_copy_takes_over_configuration_and_data() throws IOException, InterruptedException {
        try (WarmthServer newer = server.unpackBeside()) {
            Path etc = outside.resolve("etc-new");
            newer.outside(etc, outside.resolve("data"));
            assertThat(newer.startRefused()).contains(server.home() + " still runs on " + outside.resolve("data"));
            server.stop();
            carry(newer.home().resolve("etc"), outside.resolve("etc"), etc);
            newer.start().awaitReady();
            assertThat(season.differencesAt(newer)).isEmpty();
            assertThat(reveal(newer)).isEqualTo(ID_NUMBER);
            assertThat(newer.log().unexpected()).isEmpty();
        }
    }

    /** What docs/admin.md tells an admin to do before the new copy starts. */
    private static void carry(Path shipped, Path own, Path etc) throws IOException, InterruptedException {
        String commands = "cp -r " + shipped + " " + etc + " && cd " + own
                + " && cp -r warmth org.warmth.*.cfg org.ops4j.*.cfg org.apache.karaf.shell.cfg " + etc;
        assertThat(new ProcessBuilder("sh", "-c", commands).inheritIO().start().waitFor())
                .isZero();
    }

    /** The option by which a script gives a password. */
    private String given(String password) throws IOException {
        Path file = Files.createTempFile(season.results(), "password", "");
        Files.writeString(file, password + "\n");
        return "--password-file " + file + " ";
    }

    private String reveal(WarmthServer where) throws IOException, InterruptedException {
        return season.user("clerk", where)
                .decide("people/persons/" + person + "/reveal", Map.of("field", "idNumber", "reason", "核对发放名册"))
                .get("value")
                .asText();
    }

    /** All that the archive holds, as text. */
    private static String contents(Path zip) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                text.append(
                        new String(file.getInputStream(entries.nextElement()).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
