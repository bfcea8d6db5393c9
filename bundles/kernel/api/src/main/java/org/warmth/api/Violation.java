package org.warmth.api;

import java.util.List;

/**
 * One thing wrong with what was sent: where, and why in words of the message bundles.
 *
 * @param field the JSON field, form row or roster column it is about, or null when it is about the whole
 * @param code the message key, stable, {@code <module>.<name>}
 * @param args the arguments of the message; never personal data in the clear
 */
public record Violation(String field, String code, List<Object> args) {
    /** A violation of {@code field}. */
    public static Violation of(String field, String code, Object... args) {
        return new Violation(field, code, List.of(args));
    }
}
