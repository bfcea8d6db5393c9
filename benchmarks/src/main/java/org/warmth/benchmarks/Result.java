package org.warmth.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came out.
 *
 * @param ours the median of ours
 * @param floor the median of the floor
 * @param bar what their ratio must reach
 * @param also whether what else was asked for holds; true where nothing was
 * @param heap the most heap used, in bytes, where memory is meant; else null
 * @param beside figures reported beside, by name
 */
record Result(double ours, double floor, Bar bar, boolean also, Long heap, Map<String, Number> beside) {
    Result {
        beside = new LinkedHashMap<>(beside);
    }

    static Result of(InTurn.Medians medians, Bar bar) {
        return new Result(medians.ours(), medians.floor(), bar, true, null, Map.of());
    }

    /** With another figure beside. */
    Result beside(String name, Number figure) {
        Map<String, Number> more = new LinkedHashMap<>(beside);
        more.put(name, figure);
        return new Result(ours, floor, bar, also, heap, more);
    }

    /** With another condition that must hold. */
    Result and(boolean holds) {
        return new Result(ours, floor, bar, also && holds, heap, beside);
    }

    /** With the most heap used, in bytes. */
    Result heap(long bytes) {
        return new Result(ours, floor, bar, also, bytes, beside);
    }

    double ratio() {
        return bar.ratio(ours, floor);
    }

    boolean holds() {
        return also && bar.holds(ratio());
    }
}
