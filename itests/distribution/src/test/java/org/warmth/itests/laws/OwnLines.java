package org.warmth.itests.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The lines that an author types: all that are not blank of Java (imports and Javadoc too), tables, messages, READMEs and poms;
 * tests apart, and what the build makes.
 */
final class OwnLines {
    private static final List<String> TYPED = List.of(".java", ".yaml", ".properties", "README.md", "pom.xml");

    private OwnLines() {}

    /** Of all files below a folder. */
    static long below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TYPED.stream().anyMatch(file.getFileName().toString()::endsWith))
                    .filter(file -> {
                        String path = "/" + folder.relativize(file).toString().replace('\\', '/');
                        return !path.contains("/target/") && !path.contains("/src/test/");
                    })
                    .mapToLong(OwnLines::of)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long of(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
