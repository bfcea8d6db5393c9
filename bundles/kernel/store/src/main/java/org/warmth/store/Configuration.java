package org.warmth.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.warmth.api.Problem;

/**
 * The configuration that belongs to a backup. What is the product's own comes back in place; what belongs to the machine
 * (ports, database) is laid elsewhere, for the admin to compare: what lies in {@code etc/} the server takes for its own.
 */
final class Configuration {
    private Configuration() {}

    /** The files, without the keys and the first password. */
    static List<Path> files(Path etc, Path keyFile) throws IOException {
        try (Stream<Path> all = Files.walk(etc, 3)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(keyFile))
                    .filter(file -> ours(etc, file) || machine(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean ours(Path etc, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("org.warmth.") && name.endsWith(".cfg")
                || file.startsWith(etc.resolve("warmth")) && name.endsWith(".json");
    }

    private static boolean machine(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("org.ops4j.") && name.endsWith(".cfg");
    }

    static void restore(ZipFile zip, String prefix, Path etc, Path elsewhere) throws IOException {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!entry.getName().startsWith(prefix)) {
                continue;
            }
            Path place = etc.resolve(entry.getName().substring(prefix.length())).normalize();
            if (!place.startsWith(etc)) {
                throw Problem.invalid(entry.getName(), "store.archive-damaged");
            }
            Path target = ours(etc, place) ? place : elsewhere.resolve(etc.relativize(place));
            Files.createDirectories(target.getParent());
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
