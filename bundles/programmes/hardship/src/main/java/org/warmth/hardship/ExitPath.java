package org.warmth.hardship;

/** How a household left hardship (四个一批): form 2 rows H1 to H4. */
public enum ExitPath {
    /** 就业创业脱困. */
    H1,
    /** 纳入社会保障. */
    H2,
    /** 纳入大病保险、医疗互助. */
    H3,
    /** 社会救助兜底. */
    H4
}
