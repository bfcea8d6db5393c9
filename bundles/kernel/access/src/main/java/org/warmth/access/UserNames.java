package org.warmth.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** Sign-in names: letters of any script, digits and a few marks, without regard to case. */
final class UserNames {
    private static final Pattern SHAPE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{1,59}");

    private UserNames() {}

    /** The one form of a name. */
    static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static boolean good(String normal) {
        return SHAPE.matcher(normal).matches() && normal.length() <= 60;
    }
}
