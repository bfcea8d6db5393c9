package org.warmth.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violation;
import org.warmth.api.access.Callers;
import org.warmth.api.files.StoredFiles;

/** What a visit refers to must be there for the caller: a number alone proves nothing. */
@Component(service = VisitReferences.class)
public final class VisitReferences {
    private final VisitPlanStore plans;
    private final Callers callers;
    private final StoredFiles files;

    /** Over the plans and the files. */
    @Activate
    public VisitReferences(@Reference VisitPlanStore plans, @Reference Callers callers, @Reference StoredFiles files) {
        this.plans = plans;
        this.callers = callers;
        this.files = files;
    }

    /** What is wrong with the plan and the evidence that a visit names. */
    List<Violation> check(VisitInput visit) {
        List<Violation> found = new ArrayList<>();
        if (named(visit.plan())) {
            Optional<VisitPlan> plan = plans.byId(callers.current(), visit.plan());
            if (plan.isEmpty()) {
                found.add(Violation.of("plan", "visits.plan-unknown"));
            } else if (visit.unit() != null && plan.get().unit() != visit.unit()) {
                found.add(Violation.of("unit", "visits.plan-lead"));
            }
        }
        if (named(visit.evidence()) && !readable(visit.evidence())) {
            found.add(Violation.of("evidence", "visits.evidence-unknown"));
        }
        return found;
    }

    private static boolean named(Long id) {
        return id != null && id != 0;
    }

    private boolean readable(long file) {
        try {
            return files.get(file).id() == file;
        } catch (Problem unknown) {
            if (unknown.status() == 404) {
                return false;
            }
            throw unknown;
        }
    }
}
