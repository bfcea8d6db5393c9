package org.warmth.store;

/** Where a setting's value comes from. */
final class Setting {
    private Setting() {}

    /** What is configured, else what the environment says, else the default. */
    static String of(String configured, String variable, String otherwise) {
        if (configured != null && !configured.isBlank()) {
            return configured.strip();
        }
        String set = System.getenv(variable);
        return set == null || set.isBlank() ? otherwise : set.strip();
    }
}
