package org.warmth.funds;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.warmth.api.Money;
import org.warmth.api.lists.ListHead;
import org.warmth.api.lists.ListState;
import org.warmth.api.workflow.Publicities;
import org.warmth.api.workflow.Publicity;
import org.warmth.api.workflow.Refusal;
import org.warmth.funds.PaymentListStore.Share;
import org.warmth.funds.PaymentListStore.Sort;
import org.warmth.funds.PaymentListView.Contents;
import org.warmth.funds.PaymentListView.Paid;

/** Reads what payment lists hold, for many at once, as far as the steps of each one's state ask; no rule. */
@Component(service = PaymentListReader.class)
public final class PaymentListReader {
    private final PaymentListStore store;
    private final ProjectStore projects;
    private final ReceiptStore receipts;
    private final StandardBooks standards;
    private final OverlapGate overlaps;
    private final CashStore cash;
    private final Publicities publicities;

    /** Over the module's tables. */
    @Activate
    public PaymentListReader(
            @Reference PaymentListStore store,
            @Reference ProjectStore projects,
            @Reference ReceiptStore receipts,
            @Reference StandardBooks standards,
            @Reference OverlapGate overlaps,
            @Reference CashStore cash,
            @Reference Publicities publicities) {
        this.store = store;
        this.projects = projects;
        this.receipts = receipts;
        this.standards = standards;
        this.overlaps = overlaps;
        this.cash = cash;
        this.publicities = publicities;
    }

    /** What each of the lists holds. */
    Map<Long, PaymentListContents> contents(Collection<ListHead> lists) {
        List<Long> ids = lists.stream().map(ListHead::id).toList();
        Map<Long, Contents> contents = store.contents(ids);
        Map<Long, Paid> paid = store.paid(ids);
        Map<Long, Publicity> hung = hung(ids(lists, list -> hangs(list, paid.get(list.id()))));
        Sums sums = new Sums(lists);
        Map<Long, PaymentListContents> all = new HashMap<>();
        for (ListHead list : lists) {
            long id = list.id();
            all.put(
                    id,
                    new PaymentListContents(
                            contents.getOrDefault(id, Contents.NOTHING),
                            paid.get(id),
                            sums.publicised(id),
                            sums.uncovered(list),
                            sums.shortage(list),
                            sums.excepted(id),
                            sums.undecided.getOrDefault(id, 0),
                            hung.containsKey(id) ? hung.get(id).state() : null));
        }
        return all;
    }

    private static boolean hangs(ListHead list, Paid paid) {
        return paid.papersDue() != null || list.state() == ListState.CHECKED && paid.publicised();
    }

    private Map<Long, Publicity> hung(Set<Long> lists) {
        return lists.isEmpty() ? Map.of() : publicities.latest(PaymentLists.KIND, lists);
    }

    private static Set<Long> ids(Collection<ListHead> lists, Predicate<ListHead> wanted) {
        return lists.stream().filter(wanted).map(ListHead::id).collect(Collectors.toSet());
    }

    private static Predicate<ListHead> in(ListState state) {
        return list -> list.state() == state;
    }

    /** What lists take from which projects and sources, of which sorts. */
    private final class Sums {
        private final Map<Long, List<Sort>> sorts;
        private final Map<Long, List<Share>> shares;
        private final Map<Long, Project> of;
        private final Map<Long, Receipt> sources;
        private final Map<Long, StandardBook> books;
        private final Map<Long, Integer> undecided;
        private final Set<Long> excepted;

        private Sums(Collection<ListHead> lists) {
            Set<Long> drafts = ids(lists, in(ListState.DRAFT));
            Set<Long> checked = ids(lists, in(ListState.CHECKED));
            Set<Long> approved = ids(lists, in(ListState.APPROVED));
            Set<Long> taking = new HashSet<>(checked);
            taking.addAll(approved);
            sorts = drafts.isEmpty() ? Map.of() : store.sorts(drafts);
            shares = taking.isEmpty() ? Map.of() : store.shares(taking);
            Set<Long> asked = new HashSet<>();
            sorts.values().forEach(some -> some.forEach(sort -> asked.add(sort.project())));
            shares.values().forEach(some -> some.forEach(share -> asked.add(share.project())));
            of = asked.isEmpty() ? Map.of() : projects.byIds(asked);
            sources = shares.isEmpty()
                    ? Map.of()
                    : receipts.byIds(of.values().stream().map(Project::receipt).collect(Collectors.toSet()));
            books = sorts.isEmpty()
                    ? Map.of()
                    : standards.of(lists.stream()
                            .filter(list -> sorts.containsKey(list.id()))
                            .map(ListHead::unit)
                            .collect(Collectors.toSet()));
            undecided = checked.isEmpty() ? Map.of() : overlaps.undecided(checked);
            excepted = excepted(approved);
        }

        /** Those of the lists that pay in cash, without the exception that allows it (R-E03). */
        private Set<Long> excepted(Set<Long> approved) {
            Set<Long> inCash = approved.stream()
                    .filter(list -> shares.get(list).stream()
                            .filter(share -> share.paid().fen() > 0)
                            .anyMatch(share -> of.get(share.project()).channel() == Channel.CASH))
                    .collect(Collectors.toSet());
            if (!inCash.isEmpty()) {
                inCash.removeAll(cash.allowed(inCash));
            }
            return inCash;
        }

        private boolean excepted(long list) {
            return excepted.contains(list);
        }

        private boolean publicised(long list) {
            return sorts.getOrDefault(list, List.of()).stream()
                    .anyMatch(sort -> of.get(sort.project()).publicised());
        }

        /** a standard stands before the first payment, for each kind and category that the list pays. */
        private String uncovered(ListHead list) {
            return sorts.getOrDefault(list.id(), List.of()).stream()
                    .filter(sort -> !books.get(list.unit())
                            .covers(of.get(sort.project()).kind(), sort.category()))
                    .map(sort -> of.get(sort.project()).name())
                    .findFirst()
                    .orElse(null);
        }

        /** Why what a checked list takes is not there, or what an approved one took cannot go back (check F1-E14). */
        private Refusal shortage(ListHead list) {
            boolean back = list.state() == ListState.APPROVED;
            SortedMap<Long, Money> wanted = new TreeMap<>();
            for (Share share : shares.getOrDefault(list.id(), List.of())) {
                Money amount = back ? share.amount().negated() : share.amount();
                Project project = of.get(share.project());
                if (project.state() != ProjectState.APPROVED
                        || !fits(project.committed().plus(amount), project.budget())) {
                    return Refusal.conflict("funds.budget-exceeded", project.name());
                }
                wanted.merge(project.receipt(), amount, Money::plus);
            }
            for (Map.Entry<Long, Money> each : wanted.entrySet()) {
                Receipt source = sources.get(each.getKey());
                if (source.state() != ReceiptState.BOOKED
                        || !fits(source.committed().plus(each.getValue()), source.amount())) {
                    return Refusal.conflict("funds.source-exceeded", each.getKey());
                }
            }
            return null;
        }

        private static boolean fits(Money committed, Money most) {
            return committed.fen() >= 0 && committed.compareTo(most) <= 0;
        }
    }
}
