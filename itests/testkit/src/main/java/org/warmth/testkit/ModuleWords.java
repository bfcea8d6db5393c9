package org.warmth.testkit;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.warmth.api.Messages;
import org.warmth.api.sheets.Column;
import org.warmth.api.sheets.Roster;
import org.warmth.api.workflow.Lifecycle;
import org.warmth.api.workflow.Step;

/**
 * Whether staff can read what a module's rosters and lives say: the name of a roster, its columns and their codes, the steps
 * of a life, the states between them, what a step asks and the codes that answer have a word in both languages. Rosters and
 * lives are found among the module's components.
 */
public final class ModuleWords {
    private ModuleWords() {}

    /**
     * The keys without a word, each with its language.
     *
     * @param components those that a test puts together
     * @param module the module, whose package bears its name
     */
    public static Set<String> missing(TestComponents components, String module) {
        TestMessages messages = new TestMessages(module);
        Set<String> missing = new TreeSet<>();
        for (String key : keys(components, "org.warmth." + module)) {
            for (Locale language : List.of(Messages.CHINESE, Locale.ENGLISH)) {
                if (!messages.has(language, key) && !messages.has(language, shared(key))) {
                    missing.add(language + " " + key);
                }
            }
        }
        return missing;
    }

    /** The word that all rosters share: {@code visits.roster.column.name} may be {@code sheets.column.name}. */
    private static String shared(String key) {
        return key.replaceFirst("^\\w+\\.\\w+\\.(column|code)\\.", "sheets.$1.");
    }

    private static Set<String> keys(TestComponents components, String inPackage) {
        Set<String> keys = new TreeSet<>();
        components.of(inPackage, Roster.class::isAssignableFrom).forEach(roster -> add((Roster) roster, keys));
        for (Object component :
                components.of(inPackage, type -> lives(type).findAny().isPresent())) {
            lives(component.getClass()).forEach(field -> add(life(field, component), keys));
        }
        return keys;
    }

    private static void add(Roster roster, Set<String> keys) {
        keys.add(roster.name());
        for (Column column : roster.columns()) {
            keys.add(roster.name() + ".column." + column.key());
            column.codes().forEach(code -> keys.add(roster.name() + ".code." + column.key() + "." + code));
        }
    }

    private static void add(Lifecycle<?, ?, ?> life, Set<String> keys) {
        for (Step<?, ?, ?> step : life.steps()) {
            keys.add(life.kind() + ".step." + step.name());
            Stream.concat(step.from().stream(), Stream.ofNullable(step.to()))
                    .forEach(state -> keys.add(life.kind() + ".state." + state));
            step.asks()
                    .forEach(field -> add(life.kind().substring(0, life.kind().indexOf('.')), field, keys));
        }
    }

    private static void add(String module, org.warmth.api.fields.Field<?> field, Set<String> keys) {
        keys.add(module + ".field." + field.name());
        field.names().forEach(code -> keys.add(module + ".code." + field.name() + "." + code));
    }

    private static Stream<Field> lives(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> field.getType() == Lifecycle.class);
    }

    private static Lifecycle<?, ?, ?> life(Field field, Object component) {
        try {
            field.setAccessible(true);
            return (Lifecycle<?, ?, ?>) field.get(component);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
