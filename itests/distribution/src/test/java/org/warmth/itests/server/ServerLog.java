package org.warmth.itests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A server's log, in which every ERROR and WARN that nobody expects is a defect. */
public final class ServerLog {

    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[^|]*\\| (\\w+) *\\|");
    private static final Pattern BAD = Pattern.compile("^[^|]*\\| (ERROR|WARN|FATAL) *\\|");

    /** Always there and harmless: a corrupt jar inside the JAX-RS API bundle, which nobody opens. */
    private static final Pattern CORRUPT_NESTED_JAR = Pattern.compile("Invalid CEN header");

    private final Path file;
    private final List<Pattern> expected = new CopyOnWriteArrayList<>(List.of(CORRUPT_NESTED_JAR));

    ServerLog(Path file) {
        this.file = file;
    }

    /** Lets entries pass in which the pattern is found; say why at the place of the call. */
    public void expect(String pattern) {
        expected.add(Pattern.compile(pattern, Pattern.DOTALL));
    }

    /** Entries at ERROR or WARN that no expectation covers, each with its stack trace. */
    public List<String> unexpected() {
        return entries().stream()
                .filter(entry -> BAD.matcher(entry).find())
                .filter(entry -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(entry).find()))
                .toList();
    }

    /** The whole log, entry by entry. */
    public List<String> entries() {
        List<String> entries = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (String line : text().split("\n")) {
            if (ENTRY.matcher(line).find() && !entry.isEmpty()) {
                entries.add(entry.toString());
                entry.setLength(0);
            }
            entry.append(line).append('\n');
        }
        entries.add(entry.toString());
        return entries;
    }

    private String text() {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
