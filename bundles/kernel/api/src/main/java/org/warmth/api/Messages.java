package org.warmth.api;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sentences of the product, Chinese and English, from {@code OSGI-INF/messages/<module>_<language>.properties} of
 * the module that the key's first segment names. UTF-8, {@link java.text.MessageFormat} patterns.
 */
@ProviderType
public interface Messages {
    /** What staff reads unless they ask otherwise. */
    Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    /**
     * The sentence of a key.
     *
     * @param locale English for {@code en}, Chinese for everything else
     * @param key the message key
     * @param args the arguments of the pattern
     * @return the sentence, or the key itself if no bundle has it
     */
    String text(Locale locale, String key, Object... args);

    /** Whether a bundle has the key. */
    boolean has(Locale locale, String key);
}
