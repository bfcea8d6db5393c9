package org.warmth.visits;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Problem;
import org.warmth.api.Violations;
import org.warmth.api.audit.Audit;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.lists.ListHead;
import org.warmth.api.people.Merged;
import org.warmth.api.people.PersonView;
import org.warmth.api.people.Persons;
import org.warmth.api.rest.Idempotency.Created;
import org.warmth.api.store.Database;
import org.warmth.api.store.Ids;

/**
 * Last year's list as this year's plan: the same persons, enterprises, posts and goods on a new day, without what only that
 * visit proved. Who has died since, or stands on it twice, is copied as cancelled, so that nobody drops out unseen.
 */
@Component(service = VisitCopies.class)
public final class VisitCopies {
    static final int MOST = 2_000;

    private final Database database;
    private final VisitStore visits;
    private final VisitLists lists;
    private final Persons persons;
    private final Campaigns campaigns;
    private final Audit audit;
    private final Ids ids;

    /** Over the module's tables and the kernel. */
    @Activate
    public VisitCopies(
            @Reference(target = "(module=visits)") Database database,
            @Reference VisitStore visits,
            @Reference VisitLists lists,
            @Reference Persons persons,
            @Reference Campaigns campaigns,
            @Reference Audit audit,
            @Reference Ids ids) {
        this.database = database;
        this.visits = visits;
        this.lists = lists;
        this.persons = persons;
        this.campaigns = campaigns;
        this.audit = audit;
        this.ids = ids;
    }

    /**
     * What the copy is.
     *
     * @param title what it is called
     * @param date the day for which its visits are planned
     */
    @Schema(name = "visits.CopyInput", example = "{\"title\":\"2023年春节慰问名册\",\"date\":\"2023-01-12\"}")
    record Input(String title, LocalDate date) {}

    /** Makes a list of the same unit with the same visits, planned. */
    Created copy(long from, Input input) {
        new Violations()
                .text("title", input.title(), 100)
                .required("date", input.date())
                .businessDay("date", input.date())
                .refuse();
        return database.write(sql -> {
            ListHead source = lists.desk().head(from);
            List<Visit> held = visits.standing(from, MOST + 1);
            if (held.isEmpty()) {
                throw Problem.conflict("visits.copy-empty");
            }
            if (held.size() > MOST) {
                throw Problem.conflict("visits.copy-too-long", MOST);
            }
            Created list = lists.desk().create(source.unit(), input.title());
            lists.desk().fill(list.id());
            visits.records().insert(planned(held, list.id(), input.date()));
            audit.record("visits.list.copy", source.unit(), "visits.list/" + list.id(), Map.of("from", from));
            return list;
        });
    }

    private List<Visit> planned(List<Visit> held, long list, LocalDate date) {
        Map<Long, PersonView> known = persons.masked(VisitNames.ids(held, Visit::person));
        Merged merged = persons.merged();
        long campaign = campaigns.on(date).map(Campaign::id).orElse(0L);
        Set<Long> seen = new HashSet<>();
        List<Visit> planned = new ArrayList<>();
        for (Visit visit : held) {
            long person = merged.now(visit.person());
            PersonView view = known.get(visit.person());
            boolean gone = person != 0 && (!seen.add(person) || view != null && view.deceasedOn() != null);
            planned.add(new Visit(
                    ids.next(),
                    visit.unit(),
                    list,
                    0,
                    0,
                    gone ? VisitState.CANCELLED : VisitState.PLANNED,
                    1,
                    false,
                    visit.facts().again(date, campaign, person)));
        }
        return planned;
    }
}
