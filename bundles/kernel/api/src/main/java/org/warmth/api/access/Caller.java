package org.warmth.api.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who acts: the person signed in and the grants in force today.
 *
 * @param user the id of the user
 * @param name the sign-in name
 * @param shared whether the account is shared: it can read, never check, authorise or pay (domain 0.6)
 * @param grants the grants in force
 * @param address where the request came from, for the trail
 * @param locale the language of answers
 */
public record Caller(long user, String name, boolean shared, List<Grant> grants, String address, Locale locale) {
    /** The units, tops of subtrees, over which the caller holds one of the roles; any role where none is given. */
    public Set<Long> units(Set<Role> roles) {
        return grants.stream()
                .filter(grant -> roles.isEmpty() ? grant.role().business() : roles.contains(grant.role()))
                .map(Grant::unit)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whose acts count as the caller's where two persons are asked for: the caller, and everybody the caller stands in for, so
     * that a delegation opens no way round (domain 5.23).
     */
    public Set<Long> acting() {
        return Stream.concat(Stream.of(user), grants.stream().map(Grant::standsInFor))
                .filter(each -> each != 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The user for whom the caller acts in one of the roles, or 0. */
    public long standsInFor(Set<Role> roles) {
        return grants.stream()
                .filter(grant -> roles.contains(grant.role()) && grant.standsInFor() != 0)
                .mapToLong(Grant::standsInFor)
                .findFirst()
                .orElse(0);
    }

    /** Whether the caller holds the role over any unit. */
    public boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }
}
