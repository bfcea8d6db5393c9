package org.warmth.statistics;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.warmth.api.Messages;

/** The module's own message bundles, as the kernel would read them. */
final class Sentences implements Messages {
    static Properties read(String language) {
        Properties sentences = new Properties();
        String name = "/OSGI-INF/messages/statistics_" + language + ".properties";
        try (Reader reader = new InputStreamReader(Sentences.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private final Properties zh = read("zh");
    private final Properties en = read("en");

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
        return locale.getLanguage().equals("en") ? en : zh;
    }
}
