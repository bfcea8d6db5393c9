package org.warmth.itests.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Callers who ask a server one thing each, again and again without a pause, and what they were answered. */
public final class Load implements AutoCloseable {

    /** How often everybody is answered in a round. */
    private static final int ROUND = 5;

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    /** A load that its test forgot ends all the same. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final WarmthServer server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
    private final Instant end = Instant.now().plus(LONGEST);
    private final ExecutorService callers;
    private volatile boolean going = true;

    /**
     * Lets them begin.
     *
     * @param asked what each caller asks, by a name for the caller
     */
    public Load(WarmthServer server, Map<String, Supplier<HttpRequest>> asked) {
        this.server = server;
        this.callers = Executors.newFixedThreadPool(asked.size());
        asked.forEach((who, what) -> {
            answered.put(who, new AtomicInteger());
            callers.execute(() -> ask(who, what));
        });
    }

    /** Waits until every caller has been answered some more times, so that what was just done had its load. */
    public Load round() {
        Map<String, Integer> before = new TreeMap<>();
        answered.forEach((who, times) -> before.put(who, times.get()));
        server.await("the callers", () -> before.entrySet().stream()
                .allMatch(each -> answered.get(each.getKey()).get() >= each.getValue() + ROUND));
        return this;
    }

    /**
     * Ends it.
     *
     * @return how often each caller got which answer: {@code "clerk 200"}, {@code "stranger 401 access.unauthenticated"}; an
     *     answer that never came stands there by its fault
     */
    public Map<String, Integer> end() {
        close();
        Map<String, Integer> times = new TreeMap<>();
        seen.forEach((answer, count) -> times.put(answer, count.get()));
        return times;
    }

    @Override
    public void close() {
        going = false;
        callers.shutdown();
        try {
            if (!callers.awaitTermination(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
                throw new IllegalStateException("a caller waits for its answer, see " + server.home());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void ask(String who, Supplier<HttpRequest> what) {
        while (going && Instant.now().isBefore(end)) {
            String answer;
            try {
                HttpResponse<String> response = http.send(what.get(), BodyHandlers.ofString());
                Matcher code = CODE.matcher(response.statusCode() < 400 ? "" : response.body());
                answer = response.statusCode() + (code.find() ? " " + code.group(1) : "");
            } catch (IOException e) {
                answer = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            seen.computeIfAbsent(who + " " + answer, key -> new AtomicInteger()).incrementAndGet();
            answered.get(who).incrementAndGet();
        }
    }
}
