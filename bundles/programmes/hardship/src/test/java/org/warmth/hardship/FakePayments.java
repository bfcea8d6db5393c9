package org.warmth.hardship;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.warmth.api.campaigns.Period;
import org.warmth.api.funds.Payments;

/** Payments as funds would make them: who has no account is left out. */
final class FakePayments implements Payments {
    final Set<Long> withoutAccount = new HashSet<>();
    final Map<Long, String> paid = new HashMap<>();
    final List<List<Payee>> lists = new ArrayList<>();
    final List<String> titles = new ArrayList<>();

    @Override
    public Proposed propose(long unit, String title, long project, List<Payee> payees) {
        List<Payee> in = new ArrayList<>();
        Map<Long, String> left = new HashMap<>();
        for (Payee payee : payees) {
            if (withoutAccount.contains(payee.person())) {
                left.put(payee.person(), "funds.account-missing");
            } else {
                in.add(payee);
            }
        }
        lists.add(in);
        titles.add(title);
        return new Proposed(in.isEmpty() ? 0 : 8_000 + lists.size(), in.size(), left);
    }

    @Override
    public Set<Long> paid(Collection<Long> persons, Set<String> kinds, Period period) {
        Set<Long> found = new HashSet<>();
        persons.stream()
                .filter(person -> kinds.contains(paid.getOrDefault(person, "")))
                .forEach(found::add);
        return found;
    }
}
