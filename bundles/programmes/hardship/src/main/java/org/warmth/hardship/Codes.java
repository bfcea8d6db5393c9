package org.warmth.hardship;

/** Codes in columns: the name of a constant, or null. */
final class Codes {
    private Codes() {}

    static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }

    static <E extends Enum<E>> E of(Class<E> kind, String name) {
        return name == null ? null : Enum.valueOf(kind, name);
    }
}
