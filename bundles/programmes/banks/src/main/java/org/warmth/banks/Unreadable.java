package org.warmth.banks;

import org.warmth.api.Problem;

/** What keeps a return file from being read, and in which line. */
final class Unreadable {
    private Unreadable() {}

    /** The file as a whole. */
    static Problem file(String code, Object... args) {
        return Problem.invalid("file", code, args);
    }

    /** A line, from 1; its number is the message's first argument. */
    static Problem line(int line, String code, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = line;
        System.arraycopy(more, 0, args, 1, more.length);
        return Problem.invalid("file", code, args);
    }
}
