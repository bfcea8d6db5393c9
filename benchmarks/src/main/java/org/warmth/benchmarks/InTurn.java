package org.warmth.benchmarks;

import java.util.Arrays;

/** Measures two ways of doing one thing in turn, so that a busy moment of the machine meets both. */
final class InTurn {
    /** The fewest rounds of which a median is taken. */
    static final int ROUNDS = 5;

    private InTurn() {}

    /** One measurement: does its work once and says the figure, a time or a rate. */
    interface Measured {
        double once() throws Exception;
    }

    /**
     * What came out.
     *
     * @param ours the median of ours
     * @param floor the median of the floor
     */
    record Medians(double ours, double floor) {}

    /** Some rounds that do not count, then some that do. */
    static Medians medians(int warmUps, int rounds, Measured ours, Measured floor) throws Exception {
        if (rounds < ROUNDS) {
            throw new IllegalArgumentException("a median of " + rounds);
        }
        for (int i = 0; i < warmUps; i++) {
            ours.once();
            floor.once();
        }
        double[] our = new double[rounds];
        double[] bare = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            // whoever is second finds caches and clock as the first left them: each is first in every other round
            if (i % 2 == 0) {
                our[i] = ours.once();
                bare[i] = floor.once();
            } else {
                bare[i] = floor.once();
                our[i] = ours.once();
            }
            System.out.printf("  round %d: ours %,.2f, floor %,.2f%n", i + 1, our[i], bare[i]);
        }
        return new Medians(median(our), median(bare));
    }

    /** How long some work takes, in milliseconds. */
    static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.work();
        return (System.nanoTime() - start) / 1e6;
    }

    /** The middle of the values, the mean of the two middle ones where their number is even. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Work whose time is taken. */
    interface Work {
        void work() throws Exception;
    }
}
