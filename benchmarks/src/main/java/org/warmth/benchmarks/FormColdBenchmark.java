package org.warmth.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;

/** The first reading of form 1 after a start, against the GROUP BY; each in a process of its own, nothing warm in it. */
record FormColdBenchmark(CityLedgers ledgers) implements Benchmark {
    private static final String SAYS = "took ";

    @Override
    public String name() {
        return "form-cold";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Result run() throws Exception {
        Path folder = ledgers.manyClosed();
        return Result.of(
                InTurn.medians(1, 5, () -> once("form", folder), () -> once("group-by", folder)), Bar.timesFaster(4));
    }

    private static double once(String what, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        FormColdBenchmark.class.getName(),
                        what,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0 || !said.startsWith(SAYS)) {
            throw new IOException("a process for " + what + " said: " + said);
        }
        return Double.parseDouble(said.substring(SAYS.length()));
    }

    /** One reading in a new process: the form, or the GROUP BY, and the folder of the database. */
    public static void main(String[] args) throws Exception {
        try (CityLedger city = CityLedger.opened(Path.of(args[1]));
                Connection connection = city.connection()) {
            double took = args[0].equals("form")
                    ? InTurn.millis(() -> city.form(false))
                    : InTurn.millis(() -> CityLedger.groupBy(connection));
            System.out.println(SAYS + took);
        }
    }
}
