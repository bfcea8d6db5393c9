package org.warmth.visits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Benefit;
import org.warmth.api.Money;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.store.Database;

/** Puts visits into the ledger: one entry an act, in chunks, safe to repeat (laws 5 and 10). */
@Component(
        service = {VisitPosting.class, JobHandler.class},
        property = JobHandler.KIND + "=" + VisitPosting.KIND)
public final class VisitPosting implements JobHandler {
    static final String KIND = "visits.post";
    private static final Benefit CONDOLENCE = new Benefit("condolence");

    private final VisitStore visits;
    private final VisitListStore lists;
    private final VisitChanges changes;
    private final Ledger ledger;

    /** Over the module's tables and the ledger. */
    @Activate
    public VisitPosting(
            @Reference VisitStore visits,
            @Reference VisitListStore lists,
            @Reference VisitChanges changes,
            @Reference Ledger ledger) {
        this.visits = visits;
        this.lists = lists;
        this.changes = changes;
        this.ledger = ledger;
    }

    /** Posts what an approved list holds; argument {@code list}. */
    @Override
    public Map<String, Object> run(JobRun run) {
        long list = Long.parseLong(run.arguments().get("list"));
        long sheet = lists.byIds(List.of(list)).get(list).signSheet();
        VisitList.Contents holds = lists.contents(List.of(list)).getOrDefault(list, VisitList.Contents.NOTHING);
        run.total(holds.visits());
        long after = run.position().isEmpty() ? 0 : Long.parseLong(run.position());
        int done = holds.posted();
        List<Long> ids = visits.nextOf(list, VisitState.DONE, after, Database.CHUNK);
        while (!ids.isEmpty()) {
            List<Long> chunk = ids;
            after = chunk.get(chunk.size() - 1);
            done += chunk.size();
            run.chunk(done, Long.toString(after), () -> report(chunk, sheet));
            ids = visits.nextOf(list, VisitState.DONE, after, Database.CHUNK);
        }
        return Map.of("visits", done);
    }

    private int report(List<Long> ids, long sheet) {
        List<Visit> done = visits.byIds(ids).values().stream()
                .filter(visit -> visit.state() == VisitState.DONE)
                .map(visit -> visit.in(VisitState.REPORTED).posted(true))
                .toList();
        visits.update(done);
        supersede(done);
        return post(done, sheet);
    }

    /**
     * Posts visits in the caller's transaction.
     *
     * @param sheet the list's sheet of signatures, which proves headcounts that have no evidence of their own
     */
    int post(Collection<Visit> done, long sheet) {
        changes.touch();
        return ledger.post(done.stream()
                .filter(VisitPosting::counts)
                .map(visit -> entry(visit, sheet))
                .toList());
    }

    /** Takes visits back out of the ledger, each on its own day so that the day's sums come out even. */
    void reverse(Collection<Visit> standing, String reason) {
        changes.touch();
        Map<LocalDate, List<SourceKey>> days = standing.stream()
                .filter(VisitPosting::counts)
                .collect(Collectors.groupingBy(
                        visit -> visit.facts().date(), Collectors.mapping(VisitPosting::source, Collectors.toList())));
        days.forEach((day, sources) -> ledger.reverse(sources, day, reason));
    }

    /** What corrections correct leaves the ledger with the same commit that brings them in. */
    void supersede(Collection<Visit> done) {
        List<Long> corrected =
                done.stream().map(Visit::corrects).filter(id -> id != 0).toList();
        if (corrected.isEmpty()) {
            return;
        }
        List<Visit> standing = new ArrayList<>(visits.byIds(corrected).values());
        standing.removeIf(visit -> !visit.posted());
        reverse(standing, "corrected");
        visits.update(standing.stream()
                .map(visit -> visit.in(VisitState.VOIDED).posted(false))
                .toList());
    }

    /** Enterprises are counted by {@link VisitIndicators}; a paid visit without goods is its payment's entry. */
    private static boolean counts(Visit visit) {
        VisitFacts facts = visit.facts();
        return facts.people() > 0 && facts.category() != null && (!facts.paid() || facts.gives());
    }

    /** One condolence, one time: the payment of a paid visit carries it, its goods come without (domain 0.2). */
    private static Entry entry(Visit visit, long sheet) {
        VisitFacts facts = visit.facts();
        boolean post = facts.target() == VisitTarget.POST;
        return new Entry(
                source(visit),
                visit.unit(),
                facts.date(),
                CONDOLENCE,
                facts.category(),
                facts.paid() ? 0 : facts.people(),
                post ? 0 : facts.person(),
                post ? facts.headcount() : 0,
                post ? proof(facts, sheet) : 0,
                0,
                facts.tags(),
                Money.ZERO,
                facts.value(),
                facts.lot(),
                0,
                facts.campaign());
    }

    private static long proof(VisitFacts facts, long sheet) {
        return facts.evidence() == 0 ? sheet : facts.evidence();
    }

    private static SourceKey source(Visit visit) {
        return new SourceKey("visits", visit.id(), "report");
    }
}
