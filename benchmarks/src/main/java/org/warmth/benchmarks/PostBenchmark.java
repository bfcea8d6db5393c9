package org.warmth.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.warmth.demo.Cast;
import org.warmth.demo.DemoServer;
import org.warmth.demo.RestClient;
import org.warmth.demo.Synthetic;

/**
 * One act by REST at 16 connections, against the four rows of an act by plain JDBC ({@link FourRows}).
 *
 * <p>The act is goods handed to a person nobody knew before: a clerk records the visit at DONE (person found or made and
 * encrypted, checks, audit, idempotency), a second person reports it, for goods need two, and that request posts the
 * ledger entry. So an act is two signed-in requests and two transactions; there is no single one that posts.
 */
record PostBenchmark(Path archive, Path folder) implements Benchmark {
    /** Over so many units the acts are spread. */
    static final int UNITS = 20;

    /** The day of the acts. */
    static final LocalDate DAY = LocalDate.of(2022, 1, 28);

    private static final int CONNECTIONS = 16;
    private static final double OURS_SECONDS = 15;
    private static final double FLOOR_SECONDS = 8;
    private static final double WARM_UP_SECONDS = 60;
    private static final long HEADER_LIFE = Duration.ofSeconds(60).toNanos();

    @Override
    public String name() {
        return "post";
    }

    @Override
    public String unit() {
        return "acts/s";
    }

    @Override
    public Result run() throws Exception {
        Path home = folder.resolve("post");
        try (DemoServer server = DemoServer.start(
                        archive,
                        home.resolve("server"),
                        Map.of("org.warmth.people/synthetic", "true", "org.warmth.store/clock", DAY + "T04:00:00Z"),
                        Map.of());
                FourRows rows = new FourRows(fresh(home.resolve("floor")), CONNECTIONS)) {
            server.awaitReady();
            Stage stage = Stage.set(server);
            List<Desk> desks = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                desks.add(new Desk(URI.create(server.address()).getPort(), stage, i, false));
            }
            Crowd.rate(desks, WARM_UP_SECONDS);
            Crowd.rate(rows.writers(), FLOOR_SECONDS);
            InTurn.Medians medians = InTurn.medians(
                    0, 5, () -> Crowd.rate(desks, OURS_SECONDS), () -> Crowd.rate(rows.writers(), FLOOR_SECONDS));
            desks.forEach(desk -> desk.hot = true);
            double hot = Crowd.rate(desks, OURS_SECONDS);
            long recording = desks.stream().mapToLong(desk -> desk.recording).sum();
            long reporting = desks.stream().mapToLong(desk -> desk.reporting).sum();
            for (Desk desk : desks) {
                desk.connection.close();
            }
            return Result.of(medians, Bar.partOfTheRate(0.4))
                    .beside("one hot unit", hot)
                    .beside("part of the time spent on recording", (double) recording / (recording + reporting));
        }
    }

    private static Path fresh(Path folder) throws IOException {
        Folders.empty(folder);
        return folder;
    }

    /** Units, and two persons for every connection. */
    private record Stage(List<String> units, List<String> clerks, List<String> chairs) {
        static Stage set(DemoServer server) throws IOException, InterruptedException {
            Cast cast = new Cast(server.address(), server.adminPassword());
            RestClient admin = cast.admin();
            List<Map<String, Object>> drafts = new ArrayList<>();
            drafts.add(unit("31", "演示市总工会", "CITY", null));
            drafts.add(unit("31D01", "演示一区总工会", "DISTRICT", "31"));
            for (int i = 1; i <= UNITS; i++) {
                drafts.add(unit(String.format("31D01B%03d", i), "演示一区第" + i + "基层工会", "BASE", "31D01"));
            }
            List<String> ids = new ArrayList<>();
            for (JsonNode made :
                    admin.create("people/units/bulk", Map.of("units", drafts)).get("units")) {
                ids.add(made.get("id").asText());
            }
            List<String> clerks = new ArrayList<>();
            List<String> chairs = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                cast.hire("clerk" + i, "经办", "CLERK", ids.get(0));
                clerks.add(cast.authorization("clerk" + i));
                cast.hire("chair" + i, "审核", "CHAIR", ids.get(0));
                chairs.add(cast.authorization("chair" + i));
            }
            return new Stage(ids.subList(2, ids.size()), clerks, chairs);
        }

        private static Map<String, Object> unit(String code, String name, String level, String above) {
            Map<String, Object> draft = new LinkedHashMap<>();
            draft.put("code", code);
            draft.put("name", name);
            draft.put("level", level);
            draft.put("parentCode", above);
            draft.put("validFrom", "2020-01-01");
            return draft;
        }
    }

    /** One connection at which two persons work in turn. */
    private static final class Desk implements Crowd.Act {
        private static final AtomicInteger PERSONS = new AtomicInteger();

        private final RestConnection connection;
        private final Stage stage;
        private final int number;
        private final SplittableRandom random;
        private volatile boolean hot;
        private long recording;
        private long reporting;

        private Desk(int port, Stage stage, int number, boolean hot) throws IOException {
            this.connection = new RestConnection(port);
            this.stage = stage;
            this.number = number;
            this.random = new SplittableRandom(number);
            this.hot = hot;
        }

        @Override
        public void once() throws IOException {
            long start = System.nanoTime();
            int person = PERSONS.incrementAndGet();
            String unit =
                    stage.units().get(hot ? 0 : ThreadLocalRandom.current().nextInt(UNITS));
            String json = "{\"name\":\"" + Synthetic.name(random) + "\",\"idNumber\":\"" + Synthetic.idNumber(person)
                    + "\",\"mobile\":\"" + Synthetic.mobile(person) + "\",\"unit\":\"" + unit + "\",\"date\":\"" + DAY
                    + "\",\"category\":\"C7\",\"goods\":\"春节大礼包\",\"value\":20000,\"purpose\":\"CONDOLENCE\"}";
            RestConnection.Answer made = connection.post(
                    "/warmth/v1/visits",
                    header(stage.clerks().get(number)) + "Idempotency-Key: " + UUID.randomUUID() + "\r\n",
                    json);
            expect(made, 201);
            String location = made.headers().get("location");
            String id = location.substring(location.lastIndexOf('/') + 1);
            long recorded = System.nanoTime();
            RestConnection.Answer reported = connection.post(
                    "/warmth/v1/visits/" + id + "/steps/report",
                    header(stage.chairs().get(number)) + "If-Match: "
                            + made.headers().get("etag") + "\r\n",
                    "{}");
            expect(reported, 200);
            recording += recorded - start;
            reporting += System.nanoTime() - recorded;
        }

        /**
         * The sign-in, new to the server every minute: the scheme's name may be written in any case, and another header
         * is another sign-in.
         */
        private static String header(String authorization) {
            long minute = System.nanoTime() / HEADER_LIFE;
            char[] header = authorization.toCharArray();
            for (int i = 0; i < "Basic".length(); i++) {
                header[i] =
                        (minute >> i & 1) == 0 ? Character.toLowerCase(header[i]) : Character.toUpperCase(header[i]);
            }
            return "Authorization: " + new String(header) + "\r\n";
        }

        private static void expect(RestConnection.Answer answer, int status) throws IOException {
            if (answer.status() != status) {
                throw new IOException("expected " + status + ": " + answer);
            }
        }
    }
}
