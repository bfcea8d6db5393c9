package org.warmth.api;

/** The eleven object groups (慰问对象) of form 1, rows C1/D1 to C11/D11; labels stand in the form's definition. */
public enum Category {
    /** Hardship through unemployment, low income or school costs. */
    C1,
    /** Hardship through illness, disaster or accident. */
    C2,
    /** Workers of closed or troubled enterprises. */
    C3,
    /** Work injury, occupational disease, bereaved families, major illness. */
    C4,
    /** Workers in harsh, hazardous or hard conditions. */
    C5,
    /** Workers on the front line of major disasters. */
    C6,
    /** On duty over the Spring Festival. */
    C7,
    /** Posted far from home. */
    C8,
    /** Outstanding contributors to major projects. */
    C9,
    /** Models from the front line of production. */
    C10,
    /** Workers with a hardship file (建档困难职工). */
    C11;

    /** The number 1 to 11 as printed. */
    public int number() {
        return ordinal() + 1;
    }

    /** The category with that number; an {@link IllegalArgumentException} outside 1 to 11. */
    public static Category of(int number) {
        if (number < 1 || number > 11) {
            throw new IllegalArgumentException("category " + number);
        }
        return values()[number - 1];
    }
}
