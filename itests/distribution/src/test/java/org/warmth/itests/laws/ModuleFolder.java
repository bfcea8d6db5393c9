package org.warmth.itests.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module of the house with code of its own, as it lies there and as the build left it.
 *
 * @param path its folder
 */
record ModuleFolder(Path path) {
    private static final Path ROOT = Path.of(System.getProperty("warmth.bundles"))
            .toAbsolutePath()
            .normalize()
            .getParent();

    /** Bundles, examples, test kits and benchmarks. */
    static List<ModuleFolder> all() {
        Path bundles = ROOT.resolve("bundles");
        return Stream.of(
                        below(bundles).stream().flatMap(group -> below(group).stream()),
                        below(ROOT.resolve("examples")).stream(),
                        below(ROOT.resolve("itests")).stream(),
                        Stream.of(ROOT.resolve("benchmarks")))
                .flatMap(folders -> folders)
                .filter(folder -> Files.exists(folder.resolve("src/main/java")))
                .map(ModuleFolder::new)
                .toList();
    }

    /** Whether it is a part of what is shipped, or what a district builds on it; the others try or measure that. */
    boolean product() {
        return path.startsWith(ROOT.resolve("bundles")) || path.startsWith(ROOT.resolve("examples"));
    }

    /** Its packages, of which each holds a source. */
    Set<String> packages() {
        return files(path.resolve("src/main/java"), ".java").stream()
                .map(source -> source.getParent().toString().replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of its compiled classes. */
    Set<String> classes() {
        return files(path.resolve("target/classes"), ".class").stream()
                .map(file -> file.toString().replace('/', '.').replaceAll("\\.class$", ""))
                .collect(Collectors.toSet());
    }

    /** Where its compiled code lies, that of its tests too. */
    Stream<Path> code() {
        return Stream.of(path.resolve("target/classes"), path.resolve("target/test-classes"))
                .filter(Files::exists);
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Relative to the folder. */
    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .map(folder::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
