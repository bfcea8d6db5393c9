package org.warmth.rest;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Messages;

/** Reads each module's sentences from its own bundle, when one is first asked for. */
@Component
public final class BundleMessages implements Messages {
    private final MarkedBundles modules;
    private final Map<String, Sentences> files = new ConcurrentHashMap<>();

    /** Reads from these modules. */
    @Activate
    public BundleMessages(@Reference MarkedBundles modules) {
        this.modules = modules;
    }

    @Override
    public String text(Locale locale, String key, Object... args) {
        String pattern = pattern(locale, key);
        if (pattern == null) {
            return key;
        }
        try {
            MessageFormat format = new MessageFormat(pattern, locale);
            Format[] own = format.getFormatsByArgumentIndex();
            Object[] plain = new Object[args.length];
            for (int i = 0; i < args.length; i++) {
                plain[i] = i < own.length && own[i] != null ? args[i] : plain(locale, args[i]);
            }
            return format.format(plain);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("message " + key + ": " + pattern, e);
        }
    }

    /** Ids and counts without the thousands separators of MessageFormat; a key among the arguments as its sentence. */
    private Object plain(Locale locale, Object arg) {
        if (arg instanceof Number) {
            return arg.toString();
        }
        String sentence = arg instanceof String key ? pattern(locale, key) : null;
        return sentence == null ? arg : sentence;
    }

    @Override
    public boolean has(Locale locale, String key) {
        return pattern(locale, key) != null;
    }

    private String pattern(Locale locale, String key) {
        int dot = key.indexOf('.');
        MarkedBundle module = dot < 0 ? null : modules.byName(key.substring(0, dot));
        if (module == null) {
            return null;
        }
        String language = locale.getLanguage().equals("en") ? "en" : "zh";
        long modified = module.bundle().getLastModified();
        Sentences sentences = files.get(module.name() + language);
        if (sentences == null || sentences.modified != modified) {
            sentences = new Sentences(modified, read(module, language));
            files.put(module.name() + language, sentences);
        }
        return sentences.texts.getProperty(key);
    }

    private static Properties read(MarkedBundle module, String language) {
        Properties sentences = new Properties();
        try {
            Optional<byte[]> file = module.file("OSGI-INF/messages/" + module.name() + "_" + language + ".properties");
            sentences.load(new StringReader(
                    file.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private record Sentences(long modified, Properties texts) {}
}
