package org.warmth.benchmarks;

/**
 * What a ratio must reach.
 *
 * @param limit the limit
 * @param kind how the ratio is made and compared
 */
record Bar(double limit, Kind kind) {
    /** The kinds of bars. */
    enum Kind {
        /** Ours takes at most so many times what the floor takes. */
        TIMES_THE_FLOOR,
        /** The floor takes at least so many times what ours takes. */
        TIMES_FASTER,
        /** Ours does at least such a part of what the floor does in the same time. */
        PART_OF_THE_RATE
    }

    static Bar timesTheFloor(double limit) {
        return new Bar(limit, Kind.TIMES_THE_FLOOR);
    }

    static Bar timesFaster(double limit) {
        return new Bar(limit, Kind.TIMES_FASTER);
    }

    static Bar partOfTheRate(double limit) {
        return new Bar(limit, Kind.PART_OF_THE_RATE);
    }

    double ratio(double ours, double floor) {
        return kind == Kind.TIMES_FASTER ? floor / ours : ours / floor;
    }

    boolean holds(double ratio) {
        return kind == Kind.TIMES_THE_FLOOR ? ratio <= limit : ratio >= limit;
    }

    /** As a person reads it: {@code <= 1.5}. */
    @Override
    public String toString() {
        return (kind == Kind.TIMES_THE_FLOOR ? "<= " : ">= ") + limit;
    }
}
