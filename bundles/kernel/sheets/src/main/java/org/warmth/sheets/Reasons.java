package org.warmth.sheets;

import java.util.Locale;
import org.warmth.api.Messages;
import org.warmth.api.sheets.Row;
import org.warmth.sheets.reading.Words;

/** Puts faults in words. */
public final class Reasons {
    private final Messages messages;
    private final Words words;

    /** The reasons of a roster. */
    public Reasons(Messages messages, Words words) {
        this.messages = messages;
        this.words = words;
    }

    /** What is wrong, without saying where. */
    public String reason(Locale language, Row.Fault fault) {
        return messages.text(language, fault.code(), plain(fault.args().toArray()));
    }

    /** Where and what: 第 7 行『证件号』：…. */
    public String sentence(Locale language, Row.Fault fault) {
        String row = Integer.toString(fault.row());
        String reason = reason(language, fault);
        return fault.key() == null
                ? messages.text(language, "sheets.reason.row", row, reason)
                : messages.text(language, "sheets.reason.cell", row, heading(language, fault), reason);
    }

    /** The heading of the column, or an empty text. */
    public String heading(Locale language, Row.Fault fault) {
        return fault.key() == null ? "" : words.heading(language, words.position(fault.key()));
    }

    /** A sentence of ours. */
    public String text(Locale language, String key, Object... args) {
        return messages.text(language, key, plain(args));
    }

    /** Row numbers and limits are read back by people: no grouping of digits. */
    private static Object[] plain(Object... args) {
        Object[] plain = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            plain[i] = String.valueOf(args[i]);
        }
        return plain;
    }
}
