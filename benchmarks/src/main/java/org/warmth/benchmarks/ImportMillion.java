package org.warmth.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.warmth.benchmarks.PaymentDesk.Times;
import org.warmth.demo.DemoServer;
import org.warmth.demo.RestClient;

/**
 * A roster of 1,000,000 payments under a heap of 512 MB, while another union reads its own pages: how long it waits for
 * one of a hundred. There is no floor; the limit stands in its place.
 */
final class ImportMillion implements Benchmark {
    private static final int ROWS = 1_000_000;
    private static final int ROWS_ELSEWHERE = 2_000;
    private static final double LIMIT_MILLIS = 500;
    private static final double PERCENTILE = 0.99;
    private static final long PAUSE_MILLIS = 50;
    private static final String HEAP = "512m";
    private static final String PROJECT = "春节慰问金";
    /** {@code Pause Young (Normal) (G1 Evacuation Pause) 380M->121M(512M) 8.1ms}. */
    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final Path archive;
    private final Path folder;

    ImportMillion(Path archive, Path folder) {
        this.archive = archive;
        this.folder = folder.resolve("import-million");
    }

    @Override
    public String name() {
        return "import-million";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public boolean inShortForm() {
        return false;
    }

    @Override
    public Result run() throws Exception {
        Files.createDirectories(folder);
        Path log = folder.resolve("gc.log").toAbsolutePath();
        Map<String, String> environment =
                Map.of("WARMTH_MAX_HEAP", HEAP, "EXTRA_JAVA_OPTS", "-Xlog:gc:file=" + log + ":uptime");
        try (DemoServer server =
                DemoServer.start(archive, folder.resolve("server"), ImportBenchmark.SETTINGS, environment)) {
            server.awaitReady();
            PaymentDesk desk = new PaymentDesk(server);
            desk.project(PaymentDesk.UNIT, PROJECT);
            desk.project(PaymentDesk.ELSEWHERE, PROJECT);
            desk.pay(PaymentDesk.ELSEWHERE, roster(ROWS, ROWS_ELSEWHERE, PaymentDesk.ELSEWHERE), ROWS_ELSEWHERE);
            Path roster = roster(0, ROWS, PaymentDesk.UNIT);
            Reader reader = new Reader(desk.elsewhere());
            Times times = reader.during(() -> desk.pay(PaymentDesk.UNIT, roster, ROWS));
            return Result.of(new InTurn.Medians(percentile(reader.millis), LIMIT_MILLIS), Bar.timesTheFloor(1))
                    .heap(peak(log))
                    .beside("reads", reader.millis.size())
                    .beside(
                            "slowest",
                            reader.millis.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .max()
                                    .orElseThrow())
                    .beside("listSeconds", (times.upload() + times.list()) / 1_000)
                    .beside("postSeconds", times.post() / 1_000);
        }
    }

    private Path roster(int first, int rows, String unit) throws IOException {
        Path file = folder.resolve(unit + ".xlsx");
        PaymentRosters.write(file, first, rows, PROJECT, unit);
        return file;
    }

    private static double percentile(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) (PERCENTILE * (sorted.size() - 1)));
    }

    /** The most heap in use before a collection, in bytes. */
    private static long peak(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(COLLECTION::matcher)
                            .filter(Matcher::find)
                            .mapToLong(found -> Long.parseLong(found.group(1)))
                            .max()
                            .orElseThrow()
                    << 20;
        }
    }

    /** Somebody who turns over pages all the while. */
    private static final class Reader {
        private static final List<String> PAGES =
                List.of("funds/payments?size=50", "funds/lists?size=50", "ledger/entries?size=50", "visits?size=50");

        private final RestClient client;
        private final List<Double> millis = new ArrayList<>();

        private Reader(RestClient client) {
            this.client = client;
        }

        private Times during(Paying paying) throws Exception {
            AtomicBoolean over = new AtomicBoolean();
            Exception[] failure = new Exception[1];
            Thread reading = new Thread(
                    () -> {
                        try {
                            read(over);
                        } catch (IOException | InterruptedException e) {
                            failure[0] = e;
                        }
                    },
                    "reader");
            reading.start();
            try {
                return paying.pay();
            } finally {
                over.set(true);
                reading.join();
                if (failure[0] != null) {
                    throw failure[0];
                }
            }
        }

        private void read(AtomicBoolean over) throws IOException, InterruptedException {
            for (int turn = 0; !over.get(); turn++) {
                long start = System.nanoTime();
                client.get(PAGES.get(turn % PAGES.size()));
                millis.add((System.nanoTime() - start) / 1e6);
                Thread.sleep(PAUSE_MILLIS);
            }
        }

        private interface Paying {
            Times pay() throws Exception;
        }
    }
}
