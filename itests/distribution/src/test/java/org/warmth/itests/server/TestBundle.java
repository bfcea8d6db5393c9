package org.warmth.itests.server;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A bundle made, when a test asks for it, of one package below {@code org.warmth.itests.bundles}. */
public final class TestBundle {

    private static final String PACKAGE = "org.warmth.itests.bundles.";

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
            Path folder = Files.createDirectories(Path.of(System.getProperty("warmth.servers"), "bundles"));
            Path file = Files.createTempFile(folder, name + "-", ".jar");
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
