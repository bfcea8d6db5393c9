package org.warmth.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The checks of form 1 worked out by hand from its printed rules, so that the product's own reading of them is held against
 * a second one. Sums cannot fail here; what looks beyond the form's own values is not judged.
 */
final class FormChecks {
    /** The checks that are judged. */
    static final Set<String> JUDGED = Set.of(
            "F1-E01", "F1-E02", "F1-E03", "F1-E04", "F1-E05", "F1-E06", "F1-E07", "F1-E08", "F1-E09", "F1-E13",
            "F1-E15", "F1-W01", "F1-W02", "F1-W03", "F1-W04", "F1-W05", "F1-W07", "F1-W08", "F1-W09", "F1-W10",
            "F1-W11");

    private static final long YUAN = 100;

    private final Map<String, Long> form;
    private final Set<String> failed = new TreeSet<>();

    private FormChecks(Map<String, Long> form) {
        this.form = form;
    }

    /** The ids of the checks that a form fails; an empty row counts as 0 but for the check that looks for it. */
    static Set<String> failing(Map<String, Long> form) {
        FormChecks checks = new FormChecks(form);
        checks.errors();
        checks.warnings();
        return checks.failed;
    }

    private void errors() {
        fail("F1-E06", form.values().stream().anyMatch(Objects::isNull));
        for (int n = 1; n <= 11; n++) {
            long persons = of("C" + n);
            long fen = of("D" + n);
            fail("F1-E07", fen > 0 && persons == 0);
            fail("F1-E13", persons > 0 && fen > 100_000 * YUAN * persons);
        }
        for (List<String> pair : List.of(List.of("J1", "J2"), List.of("J3", "J4"))) {
            long persons = of(pair.get(0));
            long fen = of(pair.get(1));
            fail("F1-E08", fen > 0 && persons == 0);
            fail("F1-E15", persons > 0 && fen > 100_000 * YUAN * persons);
        }
        fail("F1-E09", of("I") > 0 && of("H") == 0);
    }

    private void warnings() {
        fail("F1-W01", of("D") > of("B"));
        fail("F1-W02", 2 * of("D") < of("B"));
        for (int n = 1; n <= 11; n++) {
            long persons = of("C" + n);
            long fen = of("D" + n);
            fail("F1-W03", persons > 0 && fen == 0);
            fail("F1-W11", persons > 0 && (fen < 20 * YUAN * persons || fen > 5_000 * YUAN * persons));
        }
        fail("F1-W04", of("J1") > 0 && of("D") == 0 || of("J1") > of("C") || of("J2") > of("D"));
        fail("F1-W05", of("J3") > of("C") || of("J4") > of("D"));
        fail("F1-W07", of("B1") > 0 && of("C11") == 0 && of("E2") + of("E3") + of("E4") == 0);
        fail("F1-W08", of("C3") > 0 && of("A") == 0);
        fail("F1-W09", of("H") > 0 && of("I") == 0);
        fail("F1-W10", of("H") > 0 && (of("I") < 500 * YUAN * of("H") || of("I") > 200_000 * YUAN * of("H")));
    }

    private void fail(String id, boolean when) {
        if (when) {
            failed.add(id);
        }
    }

    private long of(String code) {
        Long value = form.get(code);
        return value == null ? 0 : value;
    }
}
