package org.warmth.ledger;

import java.util.Arrays;
import org.warmth.api.people.UnitSet;
import org.warmth.api.people.Units;

/**
 * The units of a set, resolved.
 *
 * @param units their ids, sorted
 */
record Subtree(long[] units) {
    private static final int FEW = 32;

    /** The units as the tree stood on the set's day. */
    static Subtree of(Units tree, UnitSet set) {
        return new Subtree(tree.within(set));
    }

    /** Whether reading each of its units is cheap. */
    boolean few() {
        return units.length <= FEW;
    }

    /** Whether most of all units are in it, so that reading all of something costs less than asking for these. */
    boolean most(Units tree) {
        return 2 * units.length > tree.all().length;
    }

    /** The units that are not in it, of whatever day. */
    long[] others(Units tree) {
        return Arrays.stream(tree.all()).filter(unit -> !contains(unit)).toArray();
    }

    boolean contains(long unit) {
        return Arrays.binarySearch(units, unit) >= 0;
    }
}
