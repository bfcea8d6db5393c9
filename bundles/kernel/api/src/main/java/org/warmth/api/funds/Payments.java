package org.warmth.api.funds;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.warmth.api.Money;
import org.warmth.api.campaigns.Period;

/** Payments that another module asks for: a draft list in a project, to be checked, approved and paid like any other. */
@ProviderType
public interface Payments {
    /**
     * Makes a draft payment list as the caller, in the caller's transaction; whoever is paid in the project already, or
     * has no account, is left out and named.
     *
     * @param unit the unit that pays
     * @param title what the list is called
     * @param project the project, approved, of the unit or one above it
     * @param payees who and how much; many at once
     * @throws org.warmth.api.Problem 403 for whoever may not make lists; 422 {@code funds.project-unknown}
     */
    Proposed propose(long unit, String title, long project, List<Payee> payees);

    /**
     * Who of these persons was paid in a period by projects of these kinds.
     *
     * @param kinds names of project kinds, for example {@code LIVING}, {@code CONDOLENCE}
     */
    Set<Long> paid(Collection<Long> persons, Set<String> kinds, Period period);

    /**
     * One payee.
     *
     * @param person who
     * @param amount how much
     * @param remark a remark, or null
     */
    record Payee(long person, Money amount, String remark) {}

    /**
     * What came of it.
     *
     * @param list the draft list, 0 if nobody was left to pay
     * @param payments how many it holds
     * @param left who was left out, with the message code that says why
     */
    record Proposed(long list, int payments, Map<Long, String> left) {}
}
