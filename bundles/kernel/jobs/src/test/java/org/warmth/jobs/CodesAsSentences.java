package org.warmth.jobs;

import java.util.Locale;
import org.warmth.api.Messages;

/** Says every code as it is, in the language it is asked for. */
final class CodesAsSentences implements Messages {
    @Override
    public String text(Locale locale, String key, Object... args) {
        return locale.getLanguage() + " " + key;
    }

    @Override
    public boolean has(Locale locale, String key) {
        return key.equals("jobs.failed.detail");
    }
}
