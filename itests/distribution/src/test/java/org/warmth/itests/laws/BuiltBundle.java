package org.warmth.itests.laws;

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Domain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A bundle of ours as the build left it.
 *
 * @param group the folder that says what it is: {@code kernel}, {@code programmes}, …
 * @param name its one name: {@code visits}
 * @param jar its jar
 */
record BuiltBundle(String group, String name, Path jar) {

    private static final Path BUNDLES = Path.of(System.getProperty("warmth.bundles"));
    private static final String VERSION = System.getProperty("warmth.version");

    /** Every bundle that has a folder and a pom; one without a jar is a fault of the build. */
    static List<BuiltBundle> all() {
        List<BuiltBundle> all = new ArrayList<>();
        for (Path group : folders(BUNDLES)) {
            for (Path folder : folders(group)) {
                if (Files.exists(folder.resolve("pom.xml"))) {
                    all.add(of(group.getFileName().toString(), folder));
                }
            }
        }
        return all;
    }

    /** The bundles of one group. */
    static List<BuiltBundle> all(String group) {
        return all().stream().filter(bundle -> bundle.group.equals(group)).toList();
    }

    private static BuiltBundle of(String group, Path folder) {
        String name = folder.getFileName().toString();
        String artifact = (group.equals("libs") ? "warmth-lib-" : "warmth-") + name;
        Path jar = folder.resolve("target").resolve(artifact + "-" + VERSION + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("not built: " + jar);
        }
        return new BuiltBundle(group, name, jar);
    }

    /** The package that all its classes stand in or below. */
    String root() {
        return "org.warmth." + name;
    }

    /** What is in it, as a URL of the kind {@code jar:}. */
    URL archive() {
        try {
            return URI.create("jar:" + jar.toRealPath().toUri() + "!/").toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in a header's clauses; none if the header is not there. */
    Set<String> names(String header) {
        return header(header).keySet();
    }

    /** The clauses of a header that a bundle which comes later could satisfy; services come and go anyway. */
    Set<String> optional(String header) {
        Set<String> found = new TreeSet<>();
        header(header).forEach((name, attributes) -> {
            if ("optional".equals(attributes.get("resolution:")) && !"active".equals(attributes.get("effective:"))) {
                found.add(name);
            }
        });
        return found;
    }

    /** The names of its entries. */
    List<String> entries() {
        return open(jarFile -> jarFile.stream().map(JarEntry::getName).toList());
    }

    /** Whether it keeps records of its own. */
    boolean hasTables() {
        return entries().contains("db/" + name + ".yaml");
    }

    /** An entry byte by byte, as Latin-1 text, in which the names and words of a class or a text can be found. */
    String bytes(String entry) {
        return open(jarFile -> {
            try (InputStream in = jarFile.getInputStream(jarFile.getEntry(entry))) {
                return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        });
    }

    private Parameters header(String header) {
        return open(jarFile -> Domain.domain(jarFile.getManifest()).getParameters(header));
    }

    private <T> T open(Reading<T> reading) {
        try (JarFile jarFile = new JarFile(jar.toFile())) {
            return reading.of(jarFile);
        } catch (IOException e) {
            throw new UncheckedIOException(jar.toString(), e);
        }
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private interface Reading<T> {
        T of(JarFile jarFile) throws IOException;
    }
}
