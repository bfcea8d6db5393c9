package org.warmth.shell;

import java.util.List;
import java.util.Locale;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

/** Speaks to the person at the shell, Chinese unless {@code LANG} asks for English; without the messages it says their keys. */
final class Speech {
    private final List<Messages> messages;

    Speech(List<Messages> messages) {
        this.messages = messages;
    }

    /** The sentence of a key. */
    String say(String key, Object... args) {
        return messages.isEmpty() ? key : messages.get(0).text(locale(), key, args);
    }

    /** What a problem says, with what to do and what is wrong, field by field. */
    String say(Problem problem) {
        StringBuilder text =
                new StringBuilder(say(problem.code(), problem.args().toArray()));
        String detail = problem.code() + ".detail";
        if (!messages.isEmpty() && messages.get(0).has(locale(), detail)) {
            text.append('\n').append(say(detail, problem.args().toArray()));
        }
        for (Violation violation : problem.violations()) {
            text.append("\n  ").append(violation.field()).append(": ");
            text.append(say(violation.code(), violation.args().toArray()));
        }
        return text.toString();
    }

    /** Whether it speaks English. */
    boolean english() {
        return locale() == Locale.ENGLISH;
    }

    Locale locale() {
        String language = System.getenv("LANG");
        return language != null && language.startsWith("en") ? Locale.ENGLISH : Messages.CHINESE;
    }
}
