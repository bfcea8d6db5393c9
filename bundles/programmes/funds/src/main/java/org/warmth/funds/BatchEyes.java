package org.warmth.funds;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.access.Callers;
import org.warmth.api.workflow.Workflow;

/**
 * Maker, checker and payer are three persons (R-E06) from list to bank: whoever made a list, or gave one of its payments
 * another account, neither checks, authorises nor pays the batch that pays it; whoever decided on the list does not pay it.
 * By person, and by whom a person stands in for, so that no delegation opens a way round.
 */
@Component(service = BatchEyes.class)
public final class BatchEyes {
    private static final Set<String> MAKING = Set.of("make", "fill", "submit");
    private static final Set<String> DECIDING =
            Stream.concat(MAKING.stream(), Stream.of("check", "approve")).collect(Collectors.toUnmodifiableSet());
    /** For the steps of a batch, the steps of its lists whose actor must be somebody else. */
    private static final Map<String, Set<String>> APART = Map.ofEntries(
            Map.entry("check", MAKING),
            Map.entry("authorise", MAKING),
            Map.entry("export", DECIDING),
            Map.entry("write", DECIDING),
            Map.entry("hand-out", DECIDING),
            Map.entry("re-issue", DECIDING),
            Map.entry("send", DECIDING),
            Map.entry("answer", MAKING),
            Map.entry("late-answer", MAKING),
            Map.entry("reconcile", MAKING));

    private final BatchStore batches;
    private final BatchItemStore items;
    private final Workflow workflow;
    private final Callers callers;

    /** Over the module's tables and the lives of lists. */
    @Activate
    public BatchEyes(
            @Reference BatchStore batches,
            @Reference BatchItemStore items,
            @Reference Workflow workflow,
            @Reference Callers callers) {
        this.batches = batches;
        this.items = items;
        this.workflow = workflow;
        this.callers = callers;
    }

    /** Refuses a step that the caller may not take because of what they did before. */
    void refuse(Batch batch, String step) {
        if (barred(List.of(batch)).get(batch.id()).contains(step)) {
            throw Problem.forbidden("workflow.four-eyes");
        }
    }

    /** The steps that the caller may not take, by batch. */
    Map<Long, Set<String>> barred(Collection<Batch> some) {
        List<Long> ids = some.stream().map(Batch::id).toList();
        Map<Long, List<Long>> lists = batches.held(ids);
        Map<Long, Set<String>> own = workflow.own(
                FundLife.LIST.kind(),
                lists.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        Set<Long> fixed = items.fixedBy(callers.current().acting(), ids);
        Map<Long, Set<String>> barred = new HashMap<>();
        for (long id : ids) {
            Set<String> taken = new HashSet<>();
            lists.getOrDefault(id, List.of()).forEach(list -> taken.addAll(own.getOrDefault(list, Set.of())));
            barred.put(
                    id,
                    APART.entrySet().stream()
                            .filter(apart -> fixed.contains(id)
                                    || apart.getValue().stream().anyMatch(taken::contains))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()));
        }
        return barred;
    }
}
