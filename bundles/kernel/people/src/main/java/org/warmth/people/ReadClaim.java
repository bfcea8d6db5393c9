package org.warmth.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.warmth.api.Violation;
import org.warmth.api.people.IdType;
import org.warmth.api.people.IdentityLevel;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.store.Secrets;

/**
 * A claim in its normal form.
 *
 * @param name the name
 * @param type the document, or null
 * @param number its number, or null
 * @param mobile the phone number, or null
 * @param unit the unit
 * @param apart what tells people of one name apart, or null
 */
record ReadClaim(String name, IdType type, String number, String mobile, long unit, String apart) {
    private static final char PART = '\u001f';
    private static final String NAMED = "people.named";

    /** Reads a claim. */
    static ReadClaim of(PersonClaim claim, boolean synthetic) {
        String number = Plain.number(claim.idNumber());
        return new ReadClaim(
                Plain.name(claim.name()),
                IdNumber.type(claim.idType(), number, synthetic),
                number,
                Mobile.plain(claim.mobile()),
                claim.unit(),
                claim.apart());
    }

    /** What is wrong with it by itself. */
    List<Violation> violations(boolean synthetic, LocalDate today) {
        List<Violation> wrong = new ArrayList<>(0);
        add(wrong, PersonName.check("name", name));
        if (number != null) {
            add(wrong, IdNumber.check(type, number, synthetic, today));
            if (!IdNumber.checked(type, number)) {
                wrong.add(Violation.note("idNumber", "people.id.second-reader"));
            }
        } else if (type != null) {
            wrong.add(Violation.of("idNumber", "people.id.missing"));
        }
        if (mobile != null) {
            add(wrong, Mobile.check("mobile", mobile, synthetic));
        }
        return wrong;
    }

    /** What the person is found by: the number, or for want of one unit, name, phone and mark. */
    String lookup(Secrets secrets) {
        return number != null
                ? numberLookup(secrets, number)
                : secrets.lookup(
                        NAMED,
                        unit + "" + PART + name + PART + (mobile == null ? "" : mobile) + PART
                                + (apart == null ? "" : apart));
    }

    /** What the person of a normalised number is found by. */
    static String numberLookup(Secrets secrets, String number) {
        return secrets.lookup("people.idNumber", number);
    }

    /** How well the person is known by this claim alone; a number without check digit waits for a second reader. */
    IdentityLevel level() {
        return number != null && IdNumber.checked(type, number) ? IdentityLevel.ID : IdentityLevel.NAMED;
    }

    private static void add(List<Violation> wrong, Violation violation) {
        if (violation != null) {
            wrong.add(violation);
        }
    }
}
