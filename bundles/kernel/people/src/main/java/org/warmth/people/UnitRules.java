package org.warmth.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.warmth.api.Violation;
import org.warmth.api.people.Unit;

/** What a unit must be like, whatever the tree looks like around it. */
final class UnitRules {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9.-]{0,23}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{Sm} ]{2,100}");
    private static final LocalDate EARLIEST = LocalDate.of(1921, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private UnitRules() {}

    /** What is wrong with the parts of a unit; fields begin with {@code at}. */
    static List<Violation> check(String at, String code, String name, Unit.Level level, String creditCode) {
        List<Violation> wrong = new ArrayList<>();
        if (code == null || !CODE.matcher(code).matches()) {
            wrong.add(Violation.of(at + "code", "people.unit.code"));
        }
        if (name == null || !NAME.matcher(name).matches()) {
            wrong.add(Violation.of(at + "name", "people.unit.name"));
        }
        if (level == null) {
            wrong.add(Violation.of(at + "level", "people.unit.level-missing"));
        }
        if (creditCode != null) {
            Violation credit = CreditCode.check(at + "creditCode", creditCode);
            if (credit != null && credit.severity() == Violation.Severity.ERROR) {
                wrong.add(credit);
            }
        }
        return wrong;
    }

    /** Whether a unit of one level may stand below one of another; both null-safe for a top unit. */
    static boolean fits(Unit.Level level, Unit.Level above) {
        return level == null || above == null || rank(level) >= rank(above) && level != Unit.Level.CITY;
    }

    /** Whether a day makes sense in the life of a union. */
    static boolean sensible(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }

    /** Whether a level files to the city unless said otherwise. */
    static boolean files(Unit.Level level) {
        return level == Unit.Level.DISTRICT || level == Unit.Level.BUREAU;
    }

    private static int rank(Unit.Level level) {
        return level == Unit.Level.BUREAU ? Unit.Level.DISTRICT.ordinal() : level.ordinal();
    }
}
