package org.warmth.donations;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.warmth.api.Money;
import org.warmth.api.Problem;
import org.warmth.api.funds.Projects;
import org.warmth.api.funds.Receipts;
import org.warmth.api.ledger.SourceKey;

/** The module funds, played: what it was asked to book and to take back. */
final class PlayedFunds implements Receipts, Projects {
    final Map<SourceKey, Gift> gifts = new LinkedHashMap<>();
    final Set<Long> taken = new HashSet<>();
    final Set<Long> committed = new HashSet<>();
    private final Map<SourceKey, Long> receipts = new HashMap<>();
    private final Map<Long, Project> projects = new HashMap<>();

    /** Opens a payment project. */
    long open(long unit, String kind) {
        long id = 7_000 + projects.size();
        projects.put(id, new Project(id, unit, "项目" + id, kind));
        return id;
    }

    @Override
    public List<Long> book(List<Gift> wanted) {
        return wanted.stream()
                .map(gift -> {
                    gifts.putIfAbsent(gift.source(), gift);
                    return receipts.computeIfAbsent(gift.source(), source -> 900L + receipts.size());
                })
                .toList();
    }

    @Override
    public void take(long receipt, String reason) {
        if (committed.contains(receipt)) {
            throw Problem.conflict("funds.receipt-committed");
        }
        taken.add(receipt);
    }

    @Override
    public Map<Long, Money> free(Collection<Long> wanted) {
        Map<Long, Money> amounts = new HashMap<>();
        receipts.forEach(
                (source, receipt) -> amounts.put(receipt, gifts.get(source).amount()));
        return wanted.stream()
                .collect(Collectors.toMap(id -> id, id -> committed.contains(id) ? Money.ZERO : amounts.get(id)));
    }

    @Override
    public Optional<Project> open(long id) {
        return Optional.ofNullable(projects.get(id));
    }
}
