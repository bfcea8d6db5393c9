package org.warmth.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a module says all that it speaks of: its sentences are the same in both languages and bear its name, and every code
 * in its sources has one. A code is a text of two words, {@code visits.unknown}, or one of any length in a statement that
 * makes a problem. No code is what sentences begin with ({@code visits.list}), the kind of records that are kept, and what a class
 * gives a name of its own, unless a problem is made of it.
 */
public final class ModuleSentences {
    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final String CODE = "[a-z]+\\.[a-z][a-z0-9.-]*";
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern KEPT = Pattern.compile("\\.keep\\(\\s*\"" + CODE + "\"");
    private static final Pattern LITERAL = Pattern.compile("\"(" + CODE + ")\"");
    private static final Pattern NAMED = Pattern.compile("static final String (\\w+)\\s*=\\s*\"(" + CODE + ")\"\\s*;");
    private static final Pattern REFUSES = Pattern.compile("\\b(?:Problem|Violation|Refusal|Guard)\\s*\\.\\s*\\w+\\(|"
            + "\\bnew Violations\\b|\\.(?:error|doubt|note)\\(");

    private final String module;
    private final List<Set<String>> keys;
    private final List<String> sources;
    private final Map<String, List<Set<String>>> others = new HashMap<>();

    private ModuleSentences(Path folder, String module) {
        this.module = module;
        keys = keys(language -> Files.newInputStream(
                folder.resolve("src/main/resources/OSGI-INF/messages/" + module + "_" + language + ".properties")));
        sources = sources(folder.resolve("src/main/java"));
    }

    /**
     * What is missing, each with its language, of the module in whose folder the test runs.
     *
     * @param module its name
     */
    public static Set<String> missing(String module) {
        return missing(Path.of(""), module);
    }

    /**
     * What is missing, each with its language.
     *
     * @param folder the folder of the module
     * @param module its name
     */
    public static Set<String> missing(Path folder, String module) {
        return new ModuleSentences(folder, module).missing();
    }

    private Set<String> missing() {
        Set<String> all = new TreeSet<>();
        keys.forEach(all::addAll);
        Set<String> codes = new TreeSet<>();
        sources.forEach(source -> codes.addAll(codes(source)));
        Set<String> missing = new TreeSet<>();
        for (int i = 0; i < LANGUAGES.size(); i++) {
            int language = i;
            Stream.concat(
                            all.stream()
                                    .filter(key -> !keys.get(language).contains(key) || !key.startsWith(module + ".")),
                            codes.stream().filter(code -> !said(language, code)))
                    .forEach(key -> missing.add(LANGUAGES.get(language) + " " + key));
        }
        return missing;
    }

    /** The codes of a source. */
    private static Set<String> codes(String source) {
        String plain = KEPT.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll(".keep(");
        Map<String, String> named = new HashMap<>();
        NAMED.matcher(plain).results().forEach(name -> named.put(name.group(1), name.group(2)));
        Set<String> codes = new TreeSet<>();
        for (String statement : plain.split(";")) {
            boolean refuses = REFUSES.matcher(statement).find();
            boolean names = statement.contains("static final String ");
            LITERAL.matcher(statement)
                    .results()
                    .map(literal -> literal.group(1))
                    .filter(literal -> refuses || !names && literal.indexOf('.') == literal.lastIndexOf('.'))
                    .forEach(codes::add);
            if (refuses) {
                named.forEach((name, code) -> {
                    if (Pattern.compile("\\b" + name + "\\b").matcher(statement).find()) {
                        codes.add(code);
                    }
                });
            }
        }
        return codes;
    }

    private boolean said(int language, String code) {
        String of = code.substring(0, code.indexOf('.'));
        List<Set<String>> known = of.equals(module) ? keys : others.computeIfAbsent(of, ModuleSentences::onClassPath);
        boolean open = code.endsWith(".") || code.endsWith("-");
        String beginning = open ? code : code + ".";
        return known.isEmpty()
                || known.get(language).contains(code)
                || known.get(language).stream()
                        .anyMatch(key -> key.startsWith(beginning) && !key.equals(code + ".detail"));
    }

    /** The keys of another module, or none where it is not there. */
    private static List<Set<String>> onClassPath(String other) {
        return TestMessages.there(other)
                ? keys(language -> TestMessages.class.getResourceAsStream(TestMessages.file(other, language)))
                : List.of();
    }

    /** The keys of each language. */
    private static List<Set<String>> keys(Opened file) {
        List<Set<String>> keys = new ArrayList<>();
        for (String language : LANGUAGES) {
            try (InputStream in = file.of(language)) {
                Properties messages = new Properties();
                messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                keys.add(messages.stringPropertyNames());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return keys;
    }

    /** The messages of a language. */
    @FunctionalInterface
    private interface Opened {
        InputStream of(String language) throws IOException;
    }

    private static List<String> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ModuleSentences::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
