package org.example.breakfasts;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Benefit;
import org.warmth.api.jobs.JobHandler;
import org.warmth.api.jobs.JobRun;
import org.warmth.api.ledger.Entry;
import org.warmth.api.programmes.Listing;

/** Puts the breakfasts of an approved list into the ledger: one condolence each. */
@Component(property = JobHandler.KIND + "=" + BreakfastPosting.KIND)
public final class BreakfastPosting implements JobHandler {
    static final String KIND = "breakfasts.post";
    private static final Benefit CONDOLENCE = new Benefit("condolence");

    private final BreakfastLists lists;

    /** Over the lists. */
    @Activate
    public BreakfastPosting(@Reference BreakfastLists lists) {
        this.lists = lists;
    }

    @Override
    public Map<String, Object> run(JobRun run) {
        return Map.of("breakfasts", lists.programmes().post(run, lists, BreakfastPosting::entry));
    }

    private static Entry entry(Listing<Breakfast> given) {
        Breakfast breakfast = given.facts();
        return Entry.of(given.source(), given.unit(), breakfast.date(), CONDOLENCE)
                .to(breakfast.person())
                .of(breakfast.category(), breakfast.tags())
                .goods(breakfast.worth(), 0)
                .entry();
    }
}
