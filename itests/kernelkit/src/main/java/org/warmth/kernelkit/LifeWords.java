package org.warmth.kernelkit;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.warmth.api.Messages;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Step;

/** Whether staff can read what a life says: its steps and states have a word in both languages. */
public final class LifeWords {
    private LifeWords() {}

    /** The keys without a word, each with its language. */
    public static Set<String> missing(Messages messages, Lifecycle<?, ?, ?>... lives) {
        Set<String> missing = new TreeSet<>();
        for (Lifecycle<?, ?, ?> life : lives) {
            for (Locale language : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
                life.steps().stream()
                        .flatMap(step -> keys(life.kind(), step))
                        .filter(key -> !messages.has(language, key))
                        .forEach(key -> missing.add(language + " " + key));
            }
        }
        return missing;
    }

    private static Stream<String> keys(String kind, Step<?, ?, ?> step) {
        Stream<String> states = Stream.concat(step.from().stream(), Stream.ofNullable(step.to()));
        return Stream.concat(Stream.of(kind + ".step." + step.name()), states.map(state -> kind + ".state." + state));
    }
}
