package org.warmth.api.audit;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** The append-only trail: who did what to which record, from where, why. */
@ProviderType
public interface Audit {
    /**
     * Records an act of the thread's caller, inside its transaction; there must be one.
     *
     * @param action what was done, {@code <module>.<kind>.<step>}
     * @param unit the unit it concerns, 0 for none
     * @param object the record, for example {@code visits.visit/123}
     * @param facts what changed, without personal data; values are kept as text
     */
    void record(String action, long unit, String object, Map<String, ?> facts);

    /**
     * Records many acts at once, as a chunk of a list makes them; otherwise as {@link #record(String, long, String, Map)}.
     */
    void record(Collection<Act> acts);

    /**
     * Records a refusal of the thread's caller in a transaction of its own, after the refused one has rolled back.
     *
     * @param code the problem's code
     */
    void refused(String action, String object, String code);

    /**
     * An act.
     *
     * @param action what was done, {@code <module>.<kind>.<step>}
     * @param unit the unit it concerns, 0 for none
     * @param object the record, for example {@code visits.visit/123}
     * @param facts what changed, without personal data
     */
    record Act(String action, long unit, String object, Map<String, ?> facts) {}
}
