package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.ReadmeCommand;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** A district adds its own bank's file and removes it again, by the commands of the example's README. */
@ExtendWith(WithServer.class)
class LinliBankIT {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("warmth.examples")).resolve("linlibank").normalize();

    @Test
    void a_districts_bank_comes_and_goes_and_nothing_else_is_touched(WarmthServer server) {
        server.awaitReady();
        assertThat(formats(server))
                .contains("csv-gb18030 CSV（GB18030 编码） csv 100000")
                .noneMatch(this::isLinlibank);
        int before = server.probe().events().size();

        ReadmeCommand.of(EXAMPLE, "bundle:install").run(server);
        server.await("the format", () -> formats(server).stream().anyMatch(this::isLinlibank));
        assertThat(formats(server)).contains("linlibank 邻里银行代发文件 llb 500");
        assertThat(server.get("/warmth/v1/modules").body()).contains("\"linlibank\"");

        ReadmeCommand.of(EXAMPLE, "bundle:uninstall").run(server);
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
