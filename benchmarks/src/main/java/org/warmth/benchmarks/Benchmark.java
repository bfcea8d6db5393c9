package org.warmth.benchmarks;

/** One thing measured: ours and the bare means (the floor) in turn, in the same run. */
interface Benchmark {
    /** Its name, by which {@code -Dbench=} chooses it. */
    String name();

    /** The unit of both figures: {@code ms}, {@code acts/s}. */
    String unit();

    /** Whether {@code all} means it too; others run by name, because they take long. */
    default boolean inShortForm() {
        return true;
    }

    /**
     * Measures. Setting up is the benchmark's own business and not measured.
     *
     * @throws Exception if anything else than a slow answer comes out
     */
    Result run() throws Exception;
}
