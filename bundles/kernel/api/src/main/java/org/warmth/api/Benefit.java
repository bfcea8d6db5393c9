package org.warmth.api;

import java.util.regex.Pattern;

/**
 * What was given, as a dotted code (DESIGN 4): {@code condolence}, {@code aid.living}, {@code service.culture}, {@code
 * help.return}, {@code welfare.festival}; a district may add codes below a prefix.
 *
 * @param code the code
 */
public record Benefit(String code) {
    private static final Pattern SHAPE =
            Pattern.compile("(condolence|aid|service|help|welfare)(\\.[a-z][a-z0-9-]{0,30}){0,4}");

    /** Refuses what is no benefit code. */
    public Benefit {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("benefit code " + code);
        }
    }

    /** Whether {@code prefix}, in whole segments, begins the code. */
    public boolean below(String prefix) {
        return code.startsWith(prefix) && (code.length() == prefix.length() || code.charAt(prefix.length()) == '.');
    }

    @Override
    public String toString() {
        return code;
    }
}
