package org.warmth.api;

import java.util.EnumSet;
import java.util.Set;

/** Sets of codes as bit masks, bit {@code n} for the code of ordinal {@code n}: how they are stored and grouped. */
public final class CodeMask {
    private CodeMask() {}

    /** The mask of a set. */
    public static int of(Set<? extends Enum<?>> codes) {
        int mask = 0;
        for (Enum<?> code : codes) {
            mask |= 1 << code.ordinal();
        }
        return mask;
    }

    /** The set of a mask. */
    public static <E extends Enum<E>> Set<E> read(Class<E> kind, int mask) {
        Set<E> codes = EnumSet.noneOf(kind);
        for (E code : kind.getEnumConstants()) {
            if ((mask & 1 << code.ordinal()) != 0) {
                codes.add(code);
            }
        }
        return codes;
    }
}
