package org.warmth.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.ledger.Received;
import org.warmth.api.ledger.SourceKey;
import org.warmth.api.people.Merged;
import org.warmth.api.people.Persons;
import org.warmth.api.store.Database;
import org.warmth.funds.OverlapStore.Call;
import org.warmth.funds.OverlapStore.Candidate;
import org.warmth.funds.OverlapStore.Pending;

/**
 * Finds what the payees of a list have received already in the campaign, by any unit and programme (domain 0.2): a chunk of
 * payments at a time, so that memory does not grow with the list. A project's own payments are no overlap, for within it
 * nobody is paid twice ({@link PaymentOnce}); nor is what a correction corrects.
 */
@Component(service = OverlapFinder.class)
public final class OverlapFinder {
    /** Gifts and aid; services and welfare for all are for everybody. */
    private static final Set<String> CARE = Set.of("condolence", "aid");

    private static final String MODULE = "funds";
    private static final String PAY = "pay";

    private final OverlapStore store;
    private final ProjectStore projects;
    private final ReceiptStore receipts;
    private final FundCalendar calendar;
    private final Received ledger;
    private final Persons persons;

    /** Over the module's tables and the ledger. */
    @Activate
    public OverlapFinder(
            @Reference OverlapStore store,
            @Reference ProjectStore projects,
            @Reference ReceiptStore receipts,
            @Reference FundCalendar calendar,
            @Reference Received ledger,
            @Reference Persons persons) {
        this.store = store;
        this.projects = projects;
        this.receipts = receipts;
        this.calendar = calendar;
        this.ledger = ledger;
        this.persons = persons;
    }

    /** A list that is gone through. */
    Search search(long list) {
        return new Search(list, store::candidates);
    }

    /** A list of which the payments are gone through about which something waits for a decision. */
    Search searchAsking(long list) {
        return new Search(list, store::asking);
    }

    /** Reads some payments of a list, after an id. */
    @FunctionalInterface
    private interface Candidates {
        List<Candidate> of(long list, long after, int size);
    }

    /** The campaigns that the payments of a list are for. */
    SortedSet<Long> campaigns(long list) {
        List<Call> calls = store.calls(list);
        Map<Long, Long> seasons = seasons(calls.stream().map(Call::project).collect(Collectors.toSet()));
        SortedSet<Long> campaigns = new TreeSet<>();
        calls.forEach(call ->
                campaigns.add(call.date() == null ? seasons.get(call.project()) : calendar.campaign(call.date())));
        campaigns.remove(0L);
        return campaigns;
    }

    /** The campaign that each project's money is for, that of today where it is for none. */
    private Map<Long, Long> seasons(Collection<Long> wanted) {
        Map<Long, Project> found = projects.byIds(wanted);
        Map<Long, Receipt> money =
                receipts.byIds(found.values().stream().map(Project::receipt).collect(Collectors.toSet()));
        long now = calendar.campaign(calendar.today());
        Map<Long, Long> seasons = new HashMap<>();
        found.forEach((id, project) -> {
            Receipt receipt = money.get(project.receipt());
            seasons.put(id, receipt == null || receipt.campaign() == 0 ? now : receipt.campaign());
        });
        return seasons;
    }

    /**
     * Some payments and what was found for them.
     *
     * @param payments their ids
     * @param overlaps what their payees have received, not yet numbered
     */
    record Chunk(List<Long> payments, List<Overlap> overlaps) {
        /** The last payment. */
        long last() {
            return payments.get(payments.size() - 1);
        }
    }

    /** Goes through a list; what it learns of projects on the way it keeps. */
    final class Search {
        private final long list;
        private final Candidates wanted;
        private final Map<Long, Long> seasons = new HashMap<>();
        private final Map<Long, ProjectKind> kinds = new HashMap<>();
        private final Map<LocalDate, Long> days = new HashMap<>();

        private Search(long list, Candidates wanted) {
            this.list = list;
            this.wanted = wanted;
        }

        /** The next payments after an id; none at the end of the list. */
        Chunk next(long after) {
            List<Candidate> candidates = wanted.of(list, after, Database.CHUNK);
            if (candidates.isEmpty()) {
                return new Chunk(List.of(), List.of());
            }
            Merged merged = persons.merged();
            List<Pending> pending = store.pending(
                    merged.every(candidates.stream().map(Candidate::person).toList()), list);
            learn(candidates, pending);
            Map<Long, List<Candidate>> byPerson = candidates.stream()
                    .filter(candidate -> campaign(candidate.project(), candidate.date()) != 0)
                    .collect(Collectors.groupingBy(candidate -> merged.now(candidate.person())));
            Map<Key, Overlap> found = new LinkedHashMap<>();
            pending.forEach(other -> byPerson.getOrDefault(merged.now(other.person()), List.of())
                    .forEach(candidate -> add(found, candidate, other)));
            received(byPerson).forEach((campaign, items) -> add(found, byPerson, campaign, items));
            return new Chunk(candidates.stream().map(Candidate::payment).toList(), List.copyOf(found.values()));
        }

        /** What the ledger holds for the payees, by campaign. */
        private Map<Long, List<Received.Item>> received(Map<Long, List<Candidate>> byPerson) {
            Map<Long, Set<Long>> asked = new HashMap<>();
            byPerson.forEach((person, payments) -> payments.forEach(payment -> asked.computeIfAbsent(
                            campaign(payment.project(), payment.date()), any -> new HashSet<>())
                    .add(person)));
            Map<Long, List<Received.Item>> received = new HashMap<>();
            asked.forEach((campaign, payees) -> {
                List<Received.Item> items = new ArrayList<>();
                ledger.each(payees, campaign, CARE, items::add);
                received.put(campaign, items);
            });
            return received;
        }

        private void add(
                Map<Key, Overlap> found,
                Map<Long, List<Candidate>> byPerson,
                long campaign,
                List<Received.Item> items) {
            Map<Long, Long> own = store.projects(items.stream()
                    .map(Received.Item::source)
                    .filter(source -> source.module().equals(MODULE))
                    .map(SourceKey::record)
                    .collect(Collectors.toSet()));
            for (Received.Item item : items) {
                for (Candidate candidate : byPerson.getOrDefault(item.person(), List.of())) {
                    boolean here = item.source().module().equals(MODULE)
                            && (own.getOrDefault(item.source().record(), 0L) == candidate.project()
                                    || item.source().record() == candidate.corrects());
                    if (!here && campaign(candidate.project(), candidate.date()) == campaign) {
                        add(
                                found,
                                candidate,
                                item.source(),
                                item.unit(),
                                item.valueDate(),
                                item.benefit().code(),
                                item.money(),
                                item.goods());
                    }
                }
            }
        }

        private void add(Map<Key, Overlap> found, Candidate candidate, Pending other) {
            boolean here = other.project() == candidate.project() || other.payment() == candidate.corrects();
            if (!here && campaign(other.project(), other.date()) == campaign(candidate.project(), candidate.date())) {
                add(
                        found,
                        candidate,
                        new SourceKey(MODULE, other.payment(), PAY),
                        other.unit(),
                        null,
                        kinds.get(other.project()).benefit().code(),
                        other.amount(),
                        Money.ZERO);
            }
        }

        private void add(
                Map<Key, Overlap> found,
                Candidate candidate,
                SourceKey source,
                long unit,
                LocalDate date,
                String benefit,
                Money money,
                Money goods) {
            found.put(
                    new Key(candidate.payment(), source),
                    new Overlap(
                            0,
                            list,
                            candidate.payment(),
                            candidate.version(),
                            candidate.person(),
                            source,
                            unit,
                            date,
                            benefit,
                            money,
                            goods,
                            OverlapState.OPEN,
                            null,
                            null));
        }

        private long campaign(long project, LocalDate day) {
            return day == null ? seasons.get(project) : days.computeIfAbsent(day, calendar::campaign);
        }

        private void learn(List<Candidate> candidates, List<Pending> pending) {
            Set<Long> unknown = new HashSet<>();
            candidates.forEach(candidate -> unknown.add(candidate.project()));
            pending.forEach(other -> unknown.add(other.project()));
            unknown.removeAll(seasons.keySet());
            if (!unknown.isEmpty()) {
                seasons.putAll(seasons(unknown));
                projects.byIds(unknown).forEach((id, project) -> kinds.put(id, project.kind()));
            }
        }
    }

    /** One overlap of one payment. */
    record Key(long payment, SourceKey source) {
        static Key of(Overlap overlap) {
            return new Key(overlap.payment(), overlap.source());
        }
    }
}
