package org.warmth.funds;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Benefit;
import org.warmth.api.hardship.HardshipFiles;

/**
 * Aid is given to a household with a hardship file; without one on its day it is a service (domain 0.1). Where nobody keeps
 * hardship files, nothing is asked.
 */
@Component(service = AidFiles.class)
public final class AidFiles {
    /** What aid without a file is posted as: a service of form 1 F3. */
    static final Benefit SERVICE = new Benefit("service.aid");

    private static final String AID = "aid";

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile HardshipFiles files;

    /**
     * A payment that is meant as aid.
     *
     * @param payment the payment
     * @param person who is paid
     * @param subject whom it is for, if somebody else, or 0
     * @param on its day
     */
    record Aid(long payment, long person, long subject, LocalDate on) {}

    /** Whether the payments of a project are aid. */
    static boolean given(Project project) {
        return project.kind().benefit().below(AID);
    }

    /** The payments of which neither payee nor subject stood in an active or temporary file on the day. */
    Set<Long> without(Collection<Aid> given) {
        HardshipFiles asked = files;
        if (asked == null || given.isEmpty()) {
            return Set.of();
        }
        Map<LocalDate, Set<Long>> people = new HashMap<>();
        for (Aid aid : given) {
            Set<Long> those = people.computeIfAbsent(aid.on(), day -> new HashSet<>());
            those.add(aid.person());
            if (aid.subject() != 0) {
                those.add(aid.subject());
            }
        }
        Map<LocalDate, Set<Long>> covered = new HashMap<>();
        people.forEach((day, those) -> covered.put(day, asked.covered(those, day)));
        Set<Long> without = new HashSet<>();
        for (Aid aid : given) {
            Set<Long> those = covered.get(aid.on());
            if (!those.contains(aid.person()) && !those.contains(aid.subject())) {
                without.add(aid.payment());
            }
        }
        return without;
    }
}
