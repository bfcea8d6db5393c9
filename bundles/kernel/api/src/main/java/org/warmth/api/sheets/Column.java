package org.warmth.api.sheets;

import java.util.List;

/**
 * One column of a roster. Its heading is the message {@code <roster>.column.<key>}, its synonyms {@code
 * <roster>.column.<key>.synonyms} (separated by {@code |}), its hint {@code <roster>.column.<key>.hint}, its
 * example {@code <roster>.column.<key>.example}, all but the heading optional; a code's label is {@code
 * <roster>.code.<key>.<code>} with {@code .synonyms} alike. Headings and labels of both languages are understood.
 *
 * @param key the key in code and messages
 * @param type what a cell holds
 * @param required whether a cell must be filled
 * @param most the greatest length in code points of a text, or the greatest number; 0 for the type's own limit
 * @param codes the codes of a CODE or CODES column
 * @param personal whether the cell holds S3 data: masked in exports, never echoed in reasons
 */
public record Column(String key, Type type, boolean required, int most, List<String> codes, boolean personal) {
    /** What a cell holds. */
    public enum Type {
        /** Text. */
        TEXT,
        /** A whole number, not negative, at most 999,999,999. */
        INTEGER,
        /** An amount in yuan, not negative, at most two decimals and nine digits before; 万元 is refused. */
        YUAN,
        /** A day between 2000 and 2099: a date cell, a serial, or text such as 2022-01-15, 2022/1/15, 2022年1月15日, 20220115. */
        DATE,
        /** An ID, card, credit-code or phone number: text; a numeric cell with more than 15 digits is refused (domain 0.5). */
        NUMBER_TEXT,
        /** One of the codes. */
        CODE,
        /** Several of the codes, separated by comma, semicolon or 、. */
        CODES,
        /** 是 or 否. */
        YES_NO,
        /** A union by code or full name, resolved inside the importer's scope to its id. */
        UNIT
    }

    /** A required column. */
    public static Column required(String key, Type type) {
        return new Column(key, type, true, 0, List.of(), false);
    }

    /** An optional column. */
    public static Column optional(String key, Type type) {
        return new Column(key, type, false, 0, List.of(), false);
    }

    /** The same with a greatest length or number. */
    public Column most(int limit) {
        return new Column(key, type, required, limit, codes, personal);
    }

    /** The same with its codes, the names of an enum. */
    public Column codes(Class<? extends Enum<?>> kind) {
        return new Column(
                key,
                type,
                required,
                most,
                java.util.Arrays.stream(kind.getEnumConstants()).map(Enum::name).toList(),
                personal);
    }

    /** The same with its codes. */
    public Column codes(List<String> names) {
        return new Column(key, type, required, most, List.copyOf(names), personal);
    }

    /** The same as personal data. */
    public Column secret() {
        return new Column(key, type, required, most, codes, true);
    }
}
