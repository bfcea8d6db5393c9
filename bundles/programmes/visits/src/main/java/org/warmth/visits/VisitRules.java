package org.warmth.visits;

import java.time.LocalDate;
import java.util.List;
import org.warmth.api.Violation;
import org.warmth.api.Violations;

/** What must be right in one visit as it is written, whether typed or in a roster (domain 0.2, 0.5, 5.3). */
final class VisitRules {
    private VisitRules() {}

    /** What is wrong with it, field by field. */
    static List<Violation> check(VisitInput visit, LocalDate today) {
        Violations found = new Violations();
        VisitInput.FIELDS.check(visit).forEach(found::add);
        target(found, visit);
        given(found, visit);
        if (visit.intent() == VisitPurpose.SURVEY) {
            survey(found, visit, today);
        }
        return found.found();
    }

    private static void target(Violations found, VisitInput visit) {
        switch (visit.aim()) {
            case PERSON -> found.required("name", visit.name());
            case ENTERPRISE -> found.required("enterprise", visit.enterprise());
            case POST ->
                found.unless(
                                visit.headcount() != null && visit.headcount() > 0,
                                "headcount",
                                "visits.headcount-missing")
                        .unless(visit.post() != null || visit.enterprise() != null, "post", "visits.post-missing");
        }
    }

    private static void given(Violations found, VisitInput visit) {
        boolean worth = VisitInput.worth(visit.value()) > 0;
        found.unless(visit.goods() == null || worth, "value", "visits.goods-without-value")
                .unless(visit.goods() != null || !worth, "goods", "visits.value-without-goods");
        boolean something = visit.gives() || visit.announces();
        boolean condolence = visit.intent() == VisitPurpose.CONDOLENCE;
        if (visit.aim() == VisitTarget.ENTERPRISE) {
            found.unless(!something, "goods", "visits.enterprise-takes-nothing");
            return;
        }
        found.unless(visit.category() != null || !something && !condolence, "category", "visits.category-missing");
        if (condolence && !something) {
            found.add(Violation.note("goods", "visits.nothing-given"));
        }
    }

    /** no survey is done without its four findings; a planned one may wait for them. */
    private static void survey(Violations found, VisitInput visit, LocalDate today) {
        if (visit.aim() != VisitTarget.ENTERPRISE) {
            found.add(Violation.of("purpose", "visits.survey-needs-enterprise"));
        } else if (visit.date() != null && visit.state(today) == VisitState.DONE) {
            visit.findings().missing().forEach(field -> found.add(Violation.of(field, "visits.finding-missing")));
        }
    }
}
