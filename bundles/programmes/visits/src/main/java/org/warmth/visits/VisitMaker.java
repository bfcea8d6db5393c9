package org.warmth.visits;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.Violation;
import org.warmth.api.campaigns.Campaign;
import org.warmth.api.campaigns.Campaigns;
import org.warmth.api.people.Enterprises;
import org.warmth.api.people.PersonClaim;
import org.warmth.api.people.Persons;

/** Turns what clerks write into visits, many at once: persons, enterprises and campaigns found or made in sets. */
@Component(service = VisitMaker.class)
public final class VisitMaker {
    /** All dates are those of Shanghai, whatever the server's clock says (domain 0.6). */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

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
        private boolean asks() {
            return person == 0 && input.name() != null;
        }

        private PersonClaim claim() {
            return new PersonClaim(input.name(), input.idType(), input.idNumber(), input.mobile(), input.unit(), apart);
        }

        private Enterprises.Claim enterprise() {
            return new Enterprises.Claim(input.enterprise(), input.creditCode());
        }
    }

    /** The day it is in Shanghai. */
    LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    /** What is wrong with each proposal, in the order given; writes nothing. */
    List<List<Violation>> check(List<Proposal> proposals) {
        LocalDate today = today();
        List<List<Violation>> found = new ArrayList<>(proposals.size());
        proposals.forEach(proposal -> found.add(new ArrayList<>(VisitRules.check(proposal.input(), today))));
        List<Integer> named =
                where(proposals, proposal -> proposal.asks() && proposal.input().unit() != null);
        List<List<Violation>> ofPersons =
                persons.check(named.stream().map(i -> proposals.get(i).claim()).toList());
        List<Integer> inside = where(proposals, proposal -> proposal.input().enterprise() != null);
        List<List<Violation>> ofEnterprises = enterprises.check(
                inside.stream().map(i -> proposals.get(i).enterprise()).toList());
        for (int i = 0; i < named.size(); i++) {
            found.get(named.get(i)).addAll(ofPersons.get(i));
        }
        for (int i = 0; i < inside.size(); i++) {
            for (Violation violation : ofEnterprises.get(i)) {
                found.get(inside.get(i))
                        .add("name".equals(violation.field()) ? at("enterprise", violation) : violation);
            }
        }
        return found;
    }

    /** The person of each proposal, in the order given, as far as known already; else 0. Writes nothing. */
    List<Long> known(List<Proposal> proposals) {
        List<Integer> named = where(proposals, Proposal::asks);
        List<Persons.Resolved> found =
                persons.find(named.stream().map(i -> proposals.get(i).claim()).toList());
        List<Long> known =
                new ArrayList<>(proposals.stream().map(Proposal::person).toList());
        for (int i = 0; i < named.size(); i++) {
            if (found.get(i) != null) {
                known.set(named.get(i), found.get(i).id());
            }
        }
        return known;
    }

    /** The visits, in the order given; persons and enterprises are made where new, in the caller's transaction. */
    List<Visit> make(List<Proposal> proposals) {
        List<Integer> named = where(proposals, Proposal::asks);
        List<Persons.Resolved> known = persons.resolve(
                named.stream().map(i -> proposals.get(i).claim()).toList());
        List<Integer> inside = where(proposals, proposal -> proposal.input().enterprise() != null);
        List<Long> firms = enterprises.resolve(
                inside.stream().map(i -> proposals.get(i).enterprise()).toList());
        long[] person = proposals.stream().mapToLong(Proposal::person).toArray();
        long[] enterprise = new long[proposals.size()];
        for (int i = 0; i < named.size(); i++) {
            person[named.get(i)] = known.get(i).id();
        }
        for (int i = 0; i < inside.size(); i++) {
            enterprise[inside.get(i)] = firms.get(i);
        }
        LocalDate today = today();
        Map<LocalDate, Long> campaign = new HashMap<>();
        List<Visit> visits = new ArrayList<>(proposals.size());
        for (int i = 0; i < proposals.size(); i++) {
            long season = campaign.computeIfAbsent(
                    proposals.get(i).input().date(),
                    day -> campaigns.on(day).map(Campaign::id).orElse(0L));
            visits.add(visit(proposals.get(i), today, season, person[i], enterprise[i]));
        }
        return visits;
    }

    private static Visit visit(Proposal proposal, LocalDate today, long campaign, long person, long enterprise) {
        VisitInput input = proposal.input();
        VisitFacts facts = new VisitFacts(
                orNone(input.plan()),
                input.aim(),
                input.intent(),
                input.mode() == null ? VisitMode.ON_SITE : input.mode(),
                input.date(),
                campaign,
                input.place(),
                input.category(),
                input.tags() == null ? Set.of() : Set.copyOf(input.tags()),
                person,
                enterprise,
                input.post(),
                input.headcount() == null ? 0 : input.headcount(),
                orNone(input.evidence()),
                input.goods(),
                Money.ofFen(VisitInput.worth(input.value())),
                Money.ofFen(VisitInput.worth(input.announced())),
                orNone(input.payment()),
                orNone(input.lot()),
                input.findings(),
                input.feedback());
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

    private static long orNone(Long id) {
        return id == null ? 0 : id;
    }

    private static Violation at(String field, Violation violation) {
        return new Violation(field, violation.code(), violation.args(), violation.severity());
    }

    private static List<Integer> where(List<Proposal> proposals, java.util.function.Predicate<Proposal> wanted) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            if (wanted.test(proposals.get(i))) {
                places.add(i);
            }
        }
        return places;
    }
}
