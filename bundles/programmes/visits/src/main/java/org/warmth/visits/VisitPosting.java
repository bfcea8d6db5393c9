package org.warmth.visits;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Benefit;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.ledger.Entry;
import org.warmth.api.ledger.Ledger;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.Lists;
import org.warmth.api.store.Database;

/** Puts visits into the ledger: one entry an act (law 5). */
@Component(
        service = {VisitPosting.class, JobHandler.class},
        property = JobHandler.KIND + "=" + VisitPosting.KIND)
public final class VisitPosting implements JobHandler {
    static final String KIND = "visits.post";
    private static final Benefit CONDOLENCE = new Benefit("condolence");

    private final VisitStore visits;
    private final VisitLists kind;
    private final Database database;
    private final Lists lists;
    private final Ledger ledger;

    /** Over the module's tables and the ledger. */
    @Activate
    public VisitPosting(
            @Reference VisitStore visits,
            @Reference VisitLists kind,
            @Reference(target = "(module=visits)") Database database,
            @Reference Lists lists,
            @Reference Ledger ledger) {
        this.visits = visits;
        this.kind = kind;
        this.database = database;
        this.lists = lists;
        this.ledger = ledger;
    }

    /** Posts what an approved list holds. */
    @Override
    public Map<String, Object> run(JobRun run) {
        return Map.of("visits", lists.post(run, kind, this::report));
    }

    private void report(ListHead list, List<Visit> done) {
        List<Visit> reported = done.stream()
                .map(visit -> visit.in(VisitState.REPORTED).posted(true))
                .toList();
        visits.records().carry(reported);
        post(reported, kind.signSheet(list));
    }

    /**
     * Posts visits in the caller's transaction.
     *
     * @param sheet the list's sheet of signatures, which proves headcounts that have no evidence of their own
     */
    void post(Collection<Visit> done, long sheet) {
        database.changed();
        ledger.post(done.stream()
                .filter(VisitPosting::counts)
                .map(visit -> entry(visit, sheet))
                .toList());
    }

    /** Takes visits back out of the ledger that stand in it. */
    void reverse(Collection<Visit> gone, String reason) {
        database.changed();
        ledger.reverse(gone.stream().filter(Visit::posted).map(Visit::source).toList(), reason);
    }

    /** Enterprises are counted by {@link VisitIndicators}; a paid visit without goods is its payment's entry. */
    private static boolean counts(Visit visit) {
        VisitFacts facts = visit.facts();
        return facts.people() > 0 && facts.category() != null && (!facts.paid() || facts.gives());
    }

    /** One condolence, one time: the payment of a paid visit carries it, its goods come without (domain 0.2). */
    private static Entry entry(Visit visit, long sheet) {
        VisitFacts facts = visit.facts();
        Entry.Draft entry = Entry.of(visit.source(), visit.unit(), facts.date(), CONDOLENCE)
                .of(facts.category(), facts.tags())
                .goods(facts.value(), facts.lot())
                .in(facts.campaign());
        Entry.Draft given = facts.target() == VisitTarget.POST
                ? entry.toMany(facts.headcount(), proof(facts, sheet))
                : entry.to(facts.person());
        return given.times(facts.paid() ? 0 : facts.people()).entry();
    }

    private static long proof(VisitFacts facts, long sheet) {
        return facts.evidence() == 0 ? sheet : facts.evidence();
    }
}
