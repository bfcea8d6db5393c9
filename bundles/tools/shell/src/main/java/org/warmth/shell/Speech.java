package org.warmth.shell;

import java.util.Locale;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

/** Speaks to the person at the shell, Chinese unless {@code LANG} asks for English. */
@Service
public final class Speech {
    @Reference
    private Messages messages;

    /** The sentence of a key. */
    String say(String key, Object... args) {
        return messages.text(locale(), key, args);
    }

    /** What a problem says, with its details. */
    String say(Problem problem) {
        StringBuilder text =
                new StringBuilder(say(problem.code(), problem.args().toArray()));
        if (messages.has(locale(), problem.code() + ".detail")) {
            text.append('\n')
                    .append(say(problem.code() + ".detail", problem.args().toArray()));
        }
        for (Violation violation : problem.violations()) {
            text.append("\n  ").append(violation.field()).append(": ");
            text.append(say(violation.code(), violation.args().toArray()));
        }
        return text.toString();
    }

    Locale locale() {
        String language = System.getenv("LANG");
        return language != null && language.startsWith("en") ? Locale.ENGLISH : Messages.CHINESE;
    }

    /** Reads a secret without showing it. */
    char[] ask(Session session, String key) throws java.io.IOException {
        return session.readLine(say(key) + " ", '*').toCharArray();
    }
}
