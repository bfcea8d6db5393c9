package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WarmthServer.Spoken;
import org.warmth.itests.server.WithServer;

/** A district adds its own bank's file and removes it again, by the commands of the example's README. */
@ExtendWith(WithServer.class)
class LinliBankIT {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("warmth.examples")).resolve("linlibank").normalize();

    @Test
    void a_districts_bank_comes_and_goes_and_nothing_else_is_touched(WarmthServer server) throws IOException {
        server.awaitReady();
        assertThat(formats(server))
                .contains("csv-gb18030 CSV（GB18030 编码） csv 100000")
                .noneMatch(this::isLinlibank);
        int before = server.probe().events().size();

        spoken(server, command("bundle:install").replace("file:", "file:" + EXAMPLE + "/"));
        server.await("the format", () -> formats(server).stream().anyMatch(this::isLinlibank));
        assertThat(formats(server)).contains("linlibank 邻里银行代发文件 llb 500");
        assertThat(server.get("/warmth/v1/modules").body()).contains("\"linlibank\"");

        spoken(server, command("bundle:uninstall"));
        server.await("the format to go", () -> formats(server).stream().noneMatch(this::isLinlibank));
        server.awaitReady();
        assertThat(server.probe().events(before))
                .filteredOn(event -> event.matches("(STOPPED|UNRESOLVED|PACKAGES_REFRESHED|ERROR) .*"))
                .containsExactlyInAnyOrder(
                        "STOPPED org.example.linlibank",
                        "UNRESOLVED org.example.linlibank",
                        "PACKAGES_REFRESHED org.apache.felix.framework"); // that of the removed bundle, nobody else's
    }

    private boolean isLinlibank(String format) {
        return format.startsWith("linlibank ");
    }

    /** The only line of the README that says to run the command. */
    private static String command(String name) throws IOException {
        try (Stream<String> lines = Files.lines(EXAMPLE.resolve("README.md"))) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith(name + " "))
                    .reduce((one, other) -> {
                        throw new AssertionError("twice: " + one + ", " + other);
                    })
                    .orElseThrow();
        }
    }

    private static void spoken(WarmthServer server, String command) {
        Spoken said = server.shell(command);
        assertThat(said.exit()).as(said.text()).isZero();
    }

    private static List<String> formats(WarmthServer server) {
        List<String> formats = new ArrayList<>();
        for (JsonNode format :
                server.admin().get("banks/formats").expect(200).json().get("items")) {
            formats.add(String.join(
                    " ",
                    format.get("id").asText(),
                    format.get("name").asText(),
                    format.get("extension").asText(),
                    format.get("most").asText()));
        }
        return formats;
    }
}
