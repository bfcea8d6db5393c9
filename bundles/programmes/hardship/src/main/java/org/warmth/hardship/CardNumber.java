package org.warmth.hardship;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.warmth.api.people.IdType;

/**
 * What the number of a resident card tells (GB 11643): birth and sex. Whether the number is right is for the persons'
 * registry to say.
 *
 * @param birth the day of birth
 * @param sex the sex
 */
record CardNumber(LocalDate birth, FileFacts.Sex sex) {
    private static final CardNumber SILENT = new CardNumber(null, null);
    private static final Pattern SHAPE = Pattern.compile("\\d{17}[\\dX]");

    /** Reads a number; one of another document tells nothing. */
    static CardNumber of(IdType type, String number) {
        boolean card = type == null || type == IdType.ID_CARD || type == IdType.HMT_RESIDENCE;
        String plain = number == null ? "" : number.strip().toUpperCase(Locale.ROOT);
        if (!card || !SHAPE.matcher(plain).matches()) {
            return SILENT;
        }
        try {
            LocalDate birth = LocalDate.of(
                    Integer.parseInt(plain, 6, 10, 10),
                    Integer.parseInt(plain, 10, 12, 10),
                    Integer.parseInt(plain, 12, 14, 10));
            return new CardNumber(birth, plain.charAt(16) % 2 == 1 ? FileFacts.Sex.MALE : FileFacts.Sex.FEMALE);
        } catch (DateTimeException impossible) {
            return SILENT;
        }
    }

    /** Whether a day of birth that was written is not the number's. */
    boolean contradicts(LocalDate written) {
        return written != null && birth != null && !birth.equals(written);
    }

    /** Whether a sex that was written is not the number's. */
    boolean contradicts(FileFacts.Sex written) {
        return written != null && sex != null && sex != written;
    }
}
