package org.warmth.itests.server;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A bundle made, when a test asks for it, of one package below {@code org.warmth.itests.bundles}. */
public final class TestBundle {

    private static final String PACKAGE = "org.warmth.itests.bundles.";

    private static final Pattern WANTED = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern LEAST = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");

    private TestBundle() {}

    /**
     * Builds the bundle of a package; its symbolic name is the package's.
     *
     * @param name the last word of the package
     * @return the jar
     */
    public static Path of(String name) {
        return of(name, null);
    }

    /**
     * A library of empty packages.
     *
     * @param name the last word of its symbolic name
     * @param wishes the packages as filters of imports that they satisfy
     * @return the jar
     */
    public static Path offering(String name, List<String> wishes) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, PACKAGE + name);
        main.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        main.putValue(
                Constants.EXPORT_PACKAGE,
                wishes.stream()
                        .map(TestBundle::export)
                        // The framework's alone to give.
                        .filter(export -> !export.startsWith("java."))
                        .distinct()
                        .collect(Collectors.joining(",")));
        try {
            Path file = file(name);
            try (OutputStream out = Files.newOutputStream(file)) {
                new JarOutputStream(out, manifest).finish();
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String export(String wish) {
        Matcher least = LEAST.matcher(wish);
        Matcher wanted = WANTED.matcher(wish);
        if (!wanted.find()) {
            throw new IllegalArgumentException(wish);
        }
        return wanted.group(1) + ";version=\"" + (least.find() ? least.group(1) : "0.0.0") + "\"";
    }

    private static Path file(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("warmth.servers"), "bundles"));
        return Files.createTempFile(folder, name + "-", ".jar");
    }

    /** As {@link #of(String)}, with a bundle activator in that package. */
    static Path of(String name, String activator) {
        try (Builder builder = new Builder()) {
            File[] classpath = Arrays.stream(
                            System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(File::new)
                    .filter(File::exists)
                    .toArray(File[]::new);
            builder.setClasspath(classpath);
            builder.setProperty(Constants.BUNDLE_SYMBOLICNAME, PACKAGE + name);
            builder.setProperty(Constants.BUNDLE_VERSION, "1.0.0");
            builder.setProperty(Constants.PRIVATE_PACKAGE, PACKAGE + name);
            builder.setProperty(Constants.IMPORT_PACKAGE, "!com.sun.*, *");
            if (activator != null) {
                builder.setProperty(Constants.BUNDLE_ACTIVATOR, PACKAGE + name + "." + activator);
            }
            Path file = file(name);
            try (Jar jar = builder.build()) {
                if (!builder.isOk()) {
                    throw new IllegalStateException("bundle " + name + ": " + builder.getErrors());
                }
                jar.write(file.toFile());
            }
            return file;
        } catch (Exception e) {
            throw new IllegalStateException("bundle " + name, e);
        }
    }
}
