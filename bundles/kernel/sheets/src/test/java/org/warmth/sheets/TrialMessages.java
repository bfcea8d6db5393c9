package org.warmth.sheets;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.warmth.api.Messages;

/** The messages of sheets and of the trial roster, from the class path. */
public final class TrialMessages implements Messages {
    private final Properties chinese = load("zh");
    private final Properties english = load("en");

    public static Properties load(String module, String language) {
        Properties properties = new Properties();
        String name = "/OSGI-INF/messages/" + module + "_" + language + ".properties";
        try (InputStreamReader in =
                new InputStreamReader(TrialMessages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Properties load(String language) {
        Properties all = load("sheets", language);
        all.putAll(load("trial", language));
        return all;
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
        return locale.getLanguage().equals("en") ? english : chinese;
    }
}
