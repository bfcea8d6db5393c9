package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.demo.Play.Act;
import org.warmth.demo.Play.Scene;
import org.warmth.demo.Size;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.TestSeason;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** A server that loses its power in the middle of long work goes on with it, and nothing counts twice or is lost. */
@ExtendWith(WithServer.class)
class KilledIT {
    /** Rosters of several thousand rows: enough chunks to be caught between two of them. */
    private static final Size LONG_ROSTERS = new Size(1, 20, 6_000, 10_000, 24);

    @Test
    void killed_while_importing_and_while_posting_it_goes_on_and_counts_everybody_once(@Fresh WarmthServer server)
            throws IOException, InterruptedException {
        Set<String> cut = new HashSet<>();
        TestSeason season = new TestSeason(LONG_ROSTERS, (scene, done, total) -> {
            if (done > 0 && done < total && ends(scene) && cut.add(scene.module() + " " + scene.act())) {
                server.kill();
                server.start().awaitReady();
            }
        });
        TestSeason.in(server).start().awaitReady();
        assertThat(season.on(server)).isEmpty();
        assertThat(cut).containsExactlyInAnyOrder("visits IMPORT", "funds IMPORT", "funds POSTING");
        assertThat(server.shell("warmth:ledger-verify").text()).contains("台账完好");
    }

    private static boolean ends(Scene scene) {
        return scene.module().equals("funds") || scene.act() == Act.IMPORT;
    }
}
