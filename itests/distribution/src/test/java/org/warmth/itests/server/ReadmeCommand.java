package org.warmth.itests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.warmth.itests.server.WarmthServer.Spoken;

/**
 * A command of the shell as the README of an example says it.
 *
 * @param line the command, its files found wherever the server runs
 */
public record ReadmeCommand(String line) {
    /** The only line of an example's README that says to run the command. */
    public static ReadmeCommand of(Path example, String name) {
        try (Stream<String> lines = Files.lines(example.resolve("README.md"))) {
            String said = lines.map(String::strip)
                    .filter(line -> line.startsWith(name + " "))
                    .reduce((one, other) -> {
                        throw new AssertionError("twice: " + one + ", " + other);
                    })
                    .orElseThrow();
            return new ReadmeCommand(said.replace("file:", "file:" + example + "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it on a server, which does it. */
    public void run(WarmthServer server) {
        Spoken said = server.shell(line);
        assertThat(said.exit()).as(said.text()).isZero();
    }
}
