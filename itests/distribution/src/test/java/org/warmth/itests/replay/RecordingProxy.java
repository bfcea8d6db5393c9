package org.warmth.itests.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a server and writes down, in order, what is asked and answered. How often a job that still runs was looked
 * at is no behaviour: of the looks at a job it keeps the last.
 */
final class RecordingProxy implements AutoCloseable {
    private static final String API = "/warmth/v1/";
    private static final List<String> ASKED =
            List.of("Authorization", "If-Match", "Idempotency-Key", "Content-Type", "Accept", "Accept-Language");
    private static final List<String> TOLD =
            List.of("Content-Type", "Content-Disposition", "Location", "ETag", "Retry-After");
    /** Said in the dump: the key of a repeat is the caller's, made anew each time. */
    private static final List<String> NOTED = List.of("If-Match", "Content-Type", "Accept-Language");

    /** The job that a step of a record started. */
    private static final Pattern NAMED = Pattern.compile("\"job\"\\s*:\\s*\"([1-9]\\d*)\"");
    /** The job that an answer is. */
    private static final Pattern STARTED = Pattern.compile("\"id\"\\s*:\\s*\"([1-9]\\d*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final HttpServer proxy;
    private final List<Act> acts = new ArrayList<>();

    /** Before the server at an address. */
    RecordingProxy(String address) throws IOException {
        this.server = URI.create(address);
        this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::pass);
        proxy.start();
    }

    /** Where it is asked instead of the server. */
    String address() {
        return "http://127.0.0.1:" + proxy.getAddress().getPort();
    }

    /** What was asked and answered so far. */
    List<Act> acts() {
        synchronized (acts) {
            return List.copyOf(acts);
        }
    }

    @Override
    public void close() {
        proxy.stop(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            URI target = exchange.getRequestURI();
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(target.toString()))
                    .timeout(Duration.ofMinutes(5))
                    .method(
                            exchange.getRequestMethod(),
                            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            for (String header : ASKED) {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            note(exchange, body, response);
            if (!exchange.getRequestMethod().equals("GET")) {
                awaitJob(exchange.getRequestHeaders().getFirst("Authorization"), response);
            }
            for (String header : TOLD) {
                response.headers().firstValue(header).ifPresent(value -> exchange.getResponseHeaders()
                        .set(header, value));
            }
            byte[] answer = response.body();
            exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
            if (answer.length > 0) {
                exchange.getResponseBody().write(answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Holds an answer until the job that it names has ended: whoever acts on it early or late is chance. */
    private void awaitJob(String authorization, HttpResponse<byte[]> response)
            throws IOException, InterruptedException {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        Matcher named = (response.statusCode() == 202 ? STARTED : NAMED).matcher(text);
        if (authorization == null || response.statusCode() >= 300 || !named.find()) {
            return;
        }
        HttpRequest look = HttpRequest.newBuilder(server.resolve(API + "jobs/" + named.group(1)))
                .header("Authorization", authorization)
                .timeout(Duration.ofMinutes(1))
                .build();
        long patience = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (runs(http.send(look, BodyHandlers.ofByteArray()))) {
            if (System.nanoTime() > patience) {
                throw new IOException("the job does not end: " + named.group(1));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private void note(HttpExchange exchange, byte[] body, HttpResponse<byte[]> response) {
        String path = exchange.getRequestURI().toString();
        if (path.startsWith(API + "jobs/") && runs(response)) {
            return;
        }
        Act act = new Act(
                // Which of two who wait for a job sees its end is chance.
                path.startsWith(API + "jobs/") ? "who waits" : user(exchange),
                exchange.getRequestMethod(),
                path.startsWith(API) ? path.substring(API.length()) : path,
                said(NOTED, exchange.getRequestHeaders()::getFirst),
                body,
                response.statusCode(),
                said(TOLD, name -> response.headers().firstValue(name).orElse(null)),
                response.body());
        synchronized (acts) {
            acts.add(act);
        }
    }

    private static boolean runs(HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return text.contains("\"QUEUED\"") || text.contains("\"RUNNING\"");
    }

    private static Map<String, String> said(List<String> names, Function<String, String> headers) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String name : names) {
            String value = headers.apply(name);
            if (value != null) {
                said.put(name, value);
            }
        }
        return said;
    }

    private static String user(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return "nobody";
        }
        String credentials = new String(
                Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
        return credentials.substring(0, credentials.indexOf(':'));
    }
}
