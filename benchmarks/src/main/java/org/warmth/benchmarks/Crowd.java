package org.warmth.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many who act at once. */
final class Crowd {
    private Crowd() {}

    /** What one of them does once. */
    interface Act {
        void once() throws Exception;
    }

    /**
     * Lets each act again and again for a time.
     *
     * @return acts per second of all together
     */
    static double rate(List<? extends Act> all, double seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            long start = System.nanoTime();
            long end = start + (long) (seconds * 1e9);
            List<Callable<Long>> runs = new ArrayList<>();
            for (Act one : all) {
                runs.add(() -> {
                    long acts = 0;
                    while (System.nanoTime() < end) {
                        one.once();
                        acts++;
                    }
                    return acts;
                });
            }
            long acts = 0;
            for (Future<Long> run : threads.invokeAll(runs)) {
                acts += run.get();
            }
            return acts / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }
}
