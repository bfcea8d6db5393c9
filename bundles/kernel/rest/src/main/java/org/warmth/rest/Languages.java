package org.warmth.rest;

import java.util.List;
import java.util.Locale;
import org.warmth.api.Messages;

/** The language of an answer: English for who prefers it, Chinese for everybody else. */
final class Languages {
    private static final List<Locale> OURS = List.of(Messages.CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private Languages() {}

    /** The language that an {@code Accept-Language} header asks for; anything unreadable asks for nothing. */
    static Locale of(String header) {
        if (header == null || header.isBlank() || header.length() > 500) {
            return Messages.CHINESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), OURS);
            return best != null && best.getLanguage().equals("en") ? Locale.ENGLISH : Messages.CHINESE;
        } catch (IllegalArgumentException e) {
            return Messages.CHINESE;
        }
    }
}
