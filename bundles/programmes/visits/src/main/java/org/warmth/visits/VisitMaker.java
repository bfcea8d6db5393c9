package org.warmth.visits;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.BusinessDay;
import org.warmth.api.Violation;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Persons;

/** Turns what clerks write into visits, many at once: persons, enterprises and campaigns found or made in sets. */
@Component(service = VisitMaker.class)
public final class VisitMaker {
    private final Persons persons;
    private final Enterprises enterprises;
    private final Campaigns campaigns;
    private final Clock clock;

    /** Over the kernel's registries. */
    @Activate
    public VisitMaker(
            @Reference Persons persons,
            @Reference Enterprises enterprises,
            @Reference Campaigns campaigns,
            @Reference Clock clock) {
        this.persons = persons;
        this.enterprises = enterprises;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * A visit to be made.
     *
     * @param id the id it has or gets
     * @param list the list it belongs to
     * @param importId the import it comes with, 0 if typed
     * @param person the person if already known, else 0
     * @param apart tells persons without number apart
     * @param input what the clerk wrote
     */
    record Proposal(long id, long list, long importId, long person, String apart, VisitInput input) {
        /** The person named, where not known already, or null. */
        private PersonClaim claim() {
            return person == 0 && input.name() != null && input.unit() != null
                    ? new PersonClaim(
                            input.name(), input.idType(), input.idNumber(), input.mobile(), input.unit(), apart)
                    : null;
        }

        private Enterprises.Claim inside() {
            return input.enterprise() == null ? null : new Enterprises.Claim(input.enterprise(), input.creditCode());
        }
    }

    /** The day it is in Shanghai. */
    LocalDate today() {
        return BusinessDay.today(clock);
    }

    /** What is wrong with each proposal, in the order given; writes nothing. */
    List<List<Violation>> check(List<Proposal> proposals) {
        LocalDate today = today();
        List<List<Violation>> found = new ArrayList<>(proposals.size());
        proposals.forEach(proposal -> found.add(new ArrayList<>(VisitRules.check(proposal.input(), today))));
        List<List<Violation>> ofPersons = persons.check(claims(proposals));
        List<List<Violation>> ofEnterprises =
                enterprises.check(proposals.stream().map(Proposal::inside).toList());
        for (int i = 0; i < found.size(); i++) {
            found.get(i).addAll(ofPersons.get(i));
            for (Violation violation : ofEnterprises.get(i)) {
                found.get(i).add("name".equals(violation.field()) ? at("enterprise", violation) : violation);
            }
        }
        return found;
    }

    /** The person of each proposal, in the order given, as far as known already; else 0. Writes nothing. */
    List<Long> known(List<Proposal> proposals) {
        return persons(proposals, persons.find(claims(proposals)));
    }

    private static List<PersonClaim> claims(List<Proposal> proposals) {
        return proposals.stream().map(Proposal::claim).toList();
    }

    private static List<Long> persons(List<Proposal> proposals, List<Persons.Resolved> found) {
        return IntStream.range(0, found.size())
                .mapToObj(i -> found.get(i) == null
                        ? proposals.get(i).person()
                        : found.get(i).id())
                .toList();
    }

    /** The visits, in the order given; persons and enterprises are made where new, in the caller's transaction. */
    List<Visit> make(List<Proposal> proposals) {
        List<Long> named = persons(proposals, persons.resolve(claims(proposals)));
        List<Long> firms =
                enterprises.resolve(proposals.stream().map(Proposal::inside).toList());
        LocalDate today = today();
        Map<LocalDate, Long> campaign = new HashMap<>();
        List<Visit> visits = new ArrayList<>(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            long season = campaign.computeIfAbsent(
                    proposals.get(i).input().date(),
                    day -> campaigns.on(day).map(Campaign::id).orElse(0L));
            visits.add(visit(proposals.get(i), today, season, named.get(i), firms.get(i)));
        }
        return visits;
    }

    private static Visit visit(Proposal proposal, LocalDate today, long campaign, long person, long enterprise) {
        VisitInput input = proposal.input();
        VisitFacts facts = VisitFacts.OF_INPUT.of(
                input,
                input.aim(),
                input.intent(),
                input.mode() == null ? VisitMode.ON_SITE : input.mode(),
                campaign,
                person,
                enterprise);
        return new Visit(
                proposal.id(),
                input.unit(),
                proposal.list(),
                proposal.importId(),
                0,
                input.state(today),
                1,
                false,
                facts);
    }

    private static Violation at(String field, Violation violation) {
        return new Violation(field, violation.code(), violation.args(), violation.severity());
    }
}
