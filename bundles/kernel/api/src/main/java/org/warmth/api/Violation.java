package org.warmth.api;

import java.util.Collection;
import java.util.List;

/**
 * One thing wrong with what was sent: where, and why in words of the message bundles.
 *
 * @param field the JSON field, form row or roster column it is about, or null when it is about the whole
 * @param code the message key, stable, {@code <module>.<name>}
 * @param args the arguments of the message; never personal data in the clear
 * @param severity how bad it is; what is thrown as a problem is always an error
 */
public record Violation(String field, String code, List<Object> args, Severity severity) {
    /** How bad; the same words as a roster's faults. */
    public enum Severity {
        /** It is refused. */
        ERROR,
        /** It waits until somebody corrects or confirms it. */
        DOUBT,
        /** For information. */
        NOTE
    }

    /** An error. */
    public Violation(String field, String code, List<Object> args) {
        this(field, code, args, Severity.ERROR);
    }

    /** An error of {@code field}. */
    public static Violation of(String field, String code, Object... args) {
        return new Violation(field, code, List.of(args), Severity.ERROR);
    }

    /** A doubt about {@code field}. */
    public static Violation doubt(String field, String code, Object... args) {
        return new Violation(field, code, List.of(args), Severity.DOUBT);
    }

    /** A note on {@code field}. */
    public static Violation note(String field, String code, Object... args) {
        return new Violation(field, code, List.of(args), Severity.NOTE);
    }

    /** Whether any of these is an error. */
    public static boolean refused(Collection<Violation> violations) {
        return violations.stream().anyMatch(violation -> violation.severity() == Severity.ERROR);
    }
}
