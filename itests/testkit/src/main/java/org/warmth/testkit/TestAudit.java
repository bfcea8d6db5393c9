package org.warmth.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.warmth.api.audit.Audit;

/** A trail in memory. */
public final class TestAudit implements Audit {
    private final List<Act> acts = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    /** What was recorded, oldest first. */
    public List<Act> acts() {
        return acts;
    }

    /** The codes of the refusals, oldest first. */
    public List<String> refusals() {
        return refusals;
    }

    @Override
    public void record(String action, long unit, String object, Map<String, ?> facts) {
        acts.add(new Act(action, unit, object, facts));
    }

    @Override
    public void record(Collection<Act> some) {
        acts.addAll(some);
    }

    @Override
    public void refused(String action, String object, String code) {
        refusals.add(code);
    }
}
