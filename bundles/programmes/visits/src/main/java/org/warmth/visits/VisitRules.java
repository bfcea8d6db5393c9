package org.warmth.visits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.warmth.api.Violation;

/** What must be right in one visit as it is written, whether typed or in a roster (domain 0.2, 0.5, 5.3). */
final class VisitRules {
    private static final int GOODS = 200;
    private static final int LONG_TEXT = 1000;

    private VisitRules() {}

    /** What is wrong with it, field by field. */
    static List<Violation> check(VisitInput visit, LocalDate today) {
        List<Violation> found = new ArrayList<>();
        required(found, "unit", visit.unit());
        required(found, "date", visit.date());
        target(found, visit);
        given(found, visit);
        if (visit.intent() == VisitPurpose.SURVEY) {
            survey(found, visit, today);
        }
        longest(found, "place", visit.place(), 200);
        longest(found, "post", visit.post(), 100);
        longest(found, "goods", visit.goods(), GOODS);
        longest(found, "production", visit.production(), LONG_TEXT);
        longest(found, "cause", visit.cause(), LONG_TEXT);
        longest(found, "placement", visit.placement(), LONG_TEXT);
        longest(found, "policy", visit.policy(), LONG_TEXT);
        longest(found, "feedback", visit.feedback(), LONG_TEXT);
        return found;
    }

    private static void target(List<Violation> found, VisitInput visit) {
        switch (visit.aim()) {
            case PERSON -> required(found, "name", visit.name());
            case ENTERPRISE -> required(found, "enterprise", visit.enterprise());
            case POST -> {
                if (visit.headcount() == null || visit.headcount() < 1) {
                    found.add(Violation.of("headcount", "visits.headcount-missing"));
                }
                if (visit.post() == null && visit.enterprise() == null) {
                    found.add(Violation.of("post", "visits.post-missing"));
                }
            }
        }
    }

    private static void given(List<Violation> found, VisitInput visit) {
        if (negative(visit.value() == null ? 0 : visit.value().fen())) {
            found.add(Violation.of("value", "visits.amount-negative"));
        }
        if (negative(visit.announced() == null ? 0 : visit.announced().fen())) {
            found.add(Violation.of("announced", "visits.amount-negative"));
        }
        if (visit.goods() != null && VisitInput.worth(visit.value()) == 0) {
            found.add(Violation.of("value", "visits.goods-without-value"));
        }
        if (visit.goods() == null && VisitInput.worth(visit.value()) > 0) {
            found.add(Violation.of("goods", "visits.value-without-goods"));
        }
        if (visit.aim() == VisitTarget.ENTERPRISE) {
            if (visit.gives() || visit.announces()) {
                found.add(Violation.of("goods", "visits.enterprise-takes-nothing"));
            }
            return;
        }
        if (visit.category() == null
                && (visit.gives() || visit.announces() || visit.intent() == VisitPurpose.CONDOLENCE)) {
            found.add(Violation.of("category", "visits.category-missing"));
        }
        if (visit.intent() == VisitPurpose.CONDOLENCE && !visit.gives() && !visit.announces()) {
            found.add(Violation.note("goods", "visits.nothing-given"));
        }
    }

    /** no survey is done without its four findings; a planned one may wait for them. */
    private static void survey(List<Violation> found, VisitInput visit, LocalDate today) {
        if (visit.aim() != VisitTarget.ENTERPRISE) {
            found.add(Violation.of("purpose", "visits.survey-needs-enterprise"));
        } else if (visit.date() != null && visit.state(today) == VisitState.DONE) {
            visit.findings().missing().forEach(field -> found.add(Violation.of(field, "visits.finding-missing")));
        }
    }

    static void required(List<Violation> found, String field, Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            found.add(Violation.of(field, "visits.required"));
        }
    }

    private static boolean negative(long fen) {
        return fen < 0;
    }

    static void longest(List<Violation> found, String field, String text, int most) {
        if (text != null && text.codePointCount(0, text.length()) > most) {
            found.add(Violation.of(field, "visits.too-long", most));
        }
    }
}
