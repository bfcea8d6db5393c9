package org.warmth.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures speed and memory against the bare means and says whether the bars hold.
 *
 * <p>Arguments: the distribution's archive, the folder for results, the names of the benchmarks with commas between them
 * or {@code all}, the short form.
 */
public final class Benchmarks {
    private Benchmarks() {}

    /** Runs what is asked for; a bar that does not hold is shown, not thrown. */
    public static void main(String[] args) throws Exception {
        Path archive = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        Results results = new Results(folder);
        try (CityLedgers ledgers = new CityLedgers(folder)) {
            for (Benchmark benchmark : chosen(all(archive, folder, ledgers), args[2])) {
                System.out.println(benchmark.name() + " ...");
                results.add(benchmark, benchmark.run());
            }
        }
        System.out.println();
        System.out.println(results);
    }

    /** Every benchmark, in the order in which they run. */
    private static List<Benchmark> all(Path archive, Path folder, CityLedgers ledgers) {
        return List.of(
                new ImportBenchmark(archive, folder),
                new FormBenchmark(ledgers),
                new FormPersonsBenchmark(ledgers),
                new FormColdBenchmark(ledgers),
                new OverlapBenchmark(ledgers),
                new BatchBenchmark(folder),
                new PostBenchmark(archive, folder),
                StartBenchmark.cold(archive, folder),
                StartBenchmark.warm(archive, folder),
                new ImportMillion(archive, folder));
    }

    private static List<Benchmark> chosen(List<Benchmark> all, String names) {
        if (names.equals("all")) {
            return all.stream().filter(Benchmark::inShortForm).toList();
        }
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(names.split(",")));
        List<Benchmark> chosen = new ArrayList<>();
        for (Benchmark benchmark : all) {
            if (wanted.remove(benchmark.name())) {
                chosen.add(benchmark);
            }
        }
        if (!wanted.isEmpty()) {
            throw new IllegalArgumentException("no benchmark " + wanted + "; there are "
                    + all.stream().map(Benchmark::name).collect(Collectors.joining(",")));
        }
        return chosen;
    }
}
