package org.warmth.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.warmth.api.Messages;

/** The message bundles of some modules, read from the class path as the kernel would read them. */
public final class TestMessages implements Messages {
    private final Properties chinese = new Properties();
    private final Properties english = new Properties();

    /** The sentences of these modules, and the words that all rosters share. */
    public TestMessages(String... modules) {
        Set<String> all = new LinkedHashSet<>(List.of(modules));
        if (there("sheets")) {
            all.add("sheets");
        }
        for (String module : all) {
            load(chinese, module, "zh");
            load(english, module, "en");
        }
    }

    private static void load(Properties into, String module, String language) {
        try (InputStream in = TestMessages.class.getResourceAsStream(file(module, language))) {
            into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String file(String module, String language) {
        return "/OSGI-INF/messages/" + module + "_" + language + ".properties";
    }

    /** Whether the sentences of a module are on the class path. */
    static boolean there(String module) {
        return TestMessages.class.getResource(file(module, "zh")) != null;
    }

    /** The keys of a language. */
    public Set<String> keys(Locale locale) {
        return of(locale).stringPropertyNames();
    }

    @Override
    public String text(Locale locale, String key, Object... args) {
        String pattern = of(locale).getProperty(key);
        return pattern == null ? key : new MessageFormat(pattern, locale).format(args);
    }

    @Override
    public boolean has(Locale locale, String key) {
        return of(locale).containsKey(key);
    }

    private Properties of(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : chinese;
    }
}
