package org.warmth.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.warmth.api.Violation;
import org.warmth.api.people.IdType;

/** The numbers of identity documents and their checks (domain 4.1, R-E05). */
final class IdNumber {
    /** The area of synthetic persons, which no authority assigns (domain 6.1). */
    static final String SYNTHETIC_AREA = "999999";

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final Pattern OLD_FOREIGN = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,17}");
    private static final Pattern HM_PERMIT = Pattern.compile("[HM]\\d{8}(\\d{2})?");
    private static final Pattern TW_PERMIT = Pattern.compile("\\d{8}(\\d{2})?");
    private static final Pattern OTHER = Pattern.compile("[A-Z0-9][A-Z0-9()/-]{2,29}");
    private static final String FIELD = "idNumber";

    private IdNumber() {}

    /** The document that a number without one named must be: those that share the resident card's column by themselves. */
    static IdType type(IdType named, String number, boolean synthetic) {
        if (named != null || number == null) {
            return named;
        }
        if (OLD_FOREIGN.matcher(number).matches()) {
            return IdType.FOREIGN_PR;
        }
        if (number.length() == 18 && number.charAt(0) == '9') {
            return synthetic && number.startsWith(SYNTHETIC_AREA) ? IdType.ID_CARD : IdType.FOREIGN_PR;
        }
        return number.length() == 18 && hmt(number) ? IdType.HMT_RESIDENCE : IdType.ID_CARD;
    }

    /** Whether the document's number carries a check digit; the others need a second reader. */
    static boolean checked(IdType type, String number) {
        return type == IdType.ID_CARD
                || type == IdType.HMT_RESIDENCE
                || type == IdType.FOREIGN_PR && number.length() == 18;
    }

    /** What is wrong with a normalised number, or null. */
    static Violation check(IdType type, String number, boolean synthetic, LocalDate today) {
        return switch (type) {
            case ID_CARD -> resident(number, synthetic, today);
            case HMT_RESIDENCE ->
                number.length() == 18 && !hmt(number)
                        ? Violation.of(FIELD, "people.id.province")
                        : eighteen(number, today);
            case FOREIGN_PR -> foreign(number, today);
            case PASSPORT -> shaped(PASSPORT, number);
            case HM_PERMIT -> shaped(HM_PERMIT, number);
            case TW_PERMIT -> shaped(TW_PERMIT, number);
            case OTHER -> shaped(OTHER, number);
        };
    }

    private static Violation resident(String number, boolean synthetic, LocalDate today) {
        Violation wrong = eighteen(number, today);
        if (wrong != null) {
            return wrong;
        }
        if (number.startsWith(SYNTHETIC_AREA)) {
            return synthetic ? null : Violation.of(FIELD, "people.id.province");
        }
        if (!Area.province(Integer.parseInt(number, 0, 2, 10))) {
            return Violation.of(FIELD, "people.id.province");
        }
        return Area.unknown(number) ? Violation.note(FIELD, "people.id.area") : null;
    }

    /** Old: three letters and twelve digits; since 2023-12: 9, region, country, and the rest as on a resident card. */
    private static Violation foreign(String number, LocalDate today) {
        if (number.length() == 15) {
            return shaped(OLD_FOREIGN, number);
        }
        Violation wrong = eighteen(number, today);
        if (wrong != null) {
            return wrong;
        }
        boolean region = number.charAt(0) == '9' && Area.province(Integer.parseInt(number, 1, 3, 10));
        return region ? null : Violation.of(FIELD, "people.id.province");
    }

    private static Violation eighteen(String number, LocalDate today) {
        int length = number.length();
        if (length == 15 && digits(number, 15)) {
            return Violation.of(FIELD, "people.id.fifteen-digits");
        }
        if (length != 18) {
            return Violation.of(FIELD, "people.id.length", length);
        }
        char last = number.charAt(17);
        if (!digits(number, 17) || last != 'X' && (last < '0' || last > '9')) {
            return Violation.of(FIELD, "people.id.characters");
        }
        LocalDate birth = birth(number);
        if (birth == null || birth.isBefore(EARLIEST) || birth.isAfter(today)) {
            return Violation.of(FIELD, "people.id.birth");
        }
        return last == Mod11.check(number) ? null : Violation.of(FIELD, "people.id.check-digit");
    }

    private static LocalDate birth(String number) {
        try {
            return LocalDate.of(
                    Integer.parseInt(number, 6, 10, 10),
                    Integer.parseInt(number, 10, 12, 10),
                    Integer.parseInt(number, 12, 14, 10));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static boolean hmt(String number) {
        return number.startsWith("810000") || number.startsWith("820000") || number.startsWith("830000");
    }

    private static Violation shaped(Pattern shape, String number) {
        return shape.matcher(number).matches() ? null : Violation.of(FIELD, "people.id.shape");
    }

    private static boolean digits(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
