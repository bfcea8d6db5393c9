package org.warmth.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The embedded database as the archive brings it: the tables of every module, and in them what the changelogs put there;
 * no key, no start, no user. A server that finds it has nothing to migrate at its first start. Made at build time.
 */
public final class EmptyDatabase {
    private static final Pattern CHANGELOG = Pattern.compile("([a-z]+)\\.yaml");
    private static final String KERNEL = "kernel";
    /** How Derby says that it has shut a database down. */
    private static final String SHUT_DOWN = "08006";

    private EmptyDatabase() {}

    /**
     * Makes it from the changelogs on the class path.
     *
     * @param args the folder; one of an earlier build is replaced
     */
    public static void main(String[] args) throws IOException, SQLException {
        Set<String> modules = modules();
        if (!modules.remove(KERNEL)) {
            throw new IllegalStateException("no changelog of the kernel on the class path");
        }
        Path folder = Path.of(args[0]).toAbsolutePath();
        remove(folder);
        Files.createDirectories(folder.getParent());
        String url = "jdbc:derby:" + folder;
        try (Connection connection = DriverManager.getConnection(url + ";create=true")) {
            Migration.run(connection, changelog(KERNEL));
            for (String module : modules) {
                Migration.run(connection, changelog(module));
            }
        }
        shutDown(url);
    }

    private static Changelog changelog(String module) {
        return Changelog.of(module, EmptyDatabase.class.getClassLoader()::getResource);
    }

    /** Every module with a changelog on the class path. */
    private static Set<String> modules() throws IOException {
        Set<String> modules = new TreeSet<>();
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(element);
            if (Files.isDirectory(path)) {
                collect(path, modules);
            } else if (Files.exists(path)) {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    collect(jar.getPath("/"), modules);
                }
            }
        }
        return modules;
    }

    private static void collect(Path root, Set<String> modules) throws IOException {
        if (!Files.isDirectory(root.resolve("db"))) {
            return;
        }
        try (Stream<Path> files = Files.list(root.resolve("db"))) {
            for (Path file : files.toList()) {
                Matcher name = CHANGELOG.matcher(file.getFileName().toString());
                if (name.matches()) {
                    modules.add(name.group(1));
                }
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Only a database that was shut down opens without recovery. */
    private static void shutDown(String url) throws SQLException {
        try {
            DriverManager.getConnection(url + ";shutdown=true").close();
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
