package org.warmth.demo;

/** The faults a season carries (domain 6.4, and the cells of a clerk's day), each with the finding it must lead to. */
enum Fault {
    /** The same person twice in one project (R-E01). */
    DUPLICATE_IN_PROJECT("funds.duplicate-row"),
    /** A wrong check digit (R-E05). */
    WRONG_CHECK_DIGIT("people.id.check-digit"),
    /** The holder is somebody else (R-E02). */
    HOLDER_MISMATCH("people.account.holder"),
    /** The payee died before the day of payment (R-E05). */
    DECEASED("funds.deceased"),
    /** One card for several persons (R-E04). */
    SHARED_CARD("people.account.many-persons"),
    /** Above the unit's standard. */
    OVER_STANDARD("funds.over-standard"),
    /** An ID number that Excel turned into a number: the digits are lost. */
    SCIENTIFIC_ID("sheets.digits-lost"),
    /** A date outside the century. */
    DATE_OUT_OF_RANGE("sheets.date-out-of-range"),
    /** A negative amount. */
    NEGATIVE_AMOUNT("sheets.negative"),
    /** A required cell left empty. */
    MISSING_DATE("sheets.required"),
    /** A word that is no code of the column. */
    UNKNOWN_CATEGORY("sheets.unknown-code"),
    /** Two equal rows without a number: perhaps two people of one name. */
    EQUAL_ROWS("sheets.same-row"),
    /** A fraction of a fen. */
    FRACTIONAL_FEN("sheets.finer-than-fen"),
    /** Yuan typed into a cell of 万元: ten thousand times too much (F1-E13). */
    YUAN_FOR_WAN("F1-E13"),
    /** A name that GBK cannot write (R-W04): noted, taken. */
    NAME_BEYOND_GBK("people.account.gbk", true),
    /** Full-width digits in the number: read as they are meant. */
    FULL_WIDTH_DIGITS(null),
    /** A date written as 2022年1月15日: read as it is meant. */
    DATE_AS_TEXT(null);

    private final String finding;
    private final boolean harmless;

    Fault(String finding) {
        this(finding, finding == null);
    }

    Fault(String finding, boolean harmless) {
        this.finding = finding;
        this.harmless = harmless;
    }

    /** The code of the finding that must be named, or null where nothing is. */
    String finding() {
        return finding;
    }

    /** Whether the row is taken all the same. */
    boolean harmless() {
        return harmless;
    }
}
