package org.warmth.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Claims of which some are null, because a row names nobody. */
final class Claims {
    private Claims() {}

    /**
     * What comes of claims, in their order.
     *
     * @param work what is done with those that are there
     * @param none what comes of a null
     */
    static <C, T> List<T> each(List<C> claims, Function<List<C>, List<T>> work, T none) {
        List<C> there = claims.stream().filter(Objects::nonNull).toList();
        if (there.size() == claims.size()) {
            return work.apply(claims);
        }
        List<T> found = there.isEmpty() ? List.of() : work.apply(there);
        List<T> all = new ArrayList<>(claims.size());
        int at = 0;
        for (C claim : claims) {
            all.add(claim == null ? none : found.get(at++));
        }
        return all;
    }
}
