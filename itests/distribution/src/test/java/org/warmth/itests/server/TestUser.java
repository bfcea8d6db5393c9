package org.warmth.itests.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** One user of a server's REST endpoints. Paths stand below {@code /warmth/v1/}: {@code visits/roster}. */
public final class TestUser {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WarmthServer server;
    private final HttpClient http;
    private final String name;
    private final String authorization;

    TestUser(WarmthServer server, HttpClient http, String name, String password) {
        this.server = server;
        this.http = http;
        this.name = name;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    public Answer get(String path) {
        return send(request(path));
    }

    /** A POST that creates, with an idempotency key of its own; the body is JSON text or what Jackson makes JSON of. */
    public Answer create(String path, Object body) {
        return send(withJson("POST", path, body)
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** A POST that creates nothing. */
    public Answer post(String path, Object body) {
        return send(withJson("POST", path, body));
    }

    /** A step of a record's life, on the version last read. */
    public Answer post(String path, int version, Object body) {
        return send(withJson("POST", path, body).header("If-Match", "\"" + version + "\""));
    }

    public Answer put(String path, Object body) {
        return send(withJson("PUT", path, body));
    }

    /** A change of the version last read. */
    public Answer put(String path, int version, Object body) {
        return send(withJson("PUT", path, body).header("If-Match", "\"" + version + "\""));
    }

    /** Uploads a file, with an idempotency key of its own. */
    public Answer upload(String path, String contentType, byte[] file) {
        return send(request(path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(file)));
    }

    /**
     * Waits for a job to end.
     *
     * @param id the job's id
     * @return the job as last read: DONE, FAILED or CANCELLED
     */
    public JsonNode awaitJob(String id) {
        AtomicReference<JsonNode> job = new AtomicReference<>();
        server.await("job " + id, () -> {
            job.set(get("jobs/" + id).expect(200).json());
            String state = job.get().path("state").asText();
            return !state.equals("QUEUED") && !state.equals("RUNNING");
        });
        return job.get();
    }

    /** A request with this user's credentials; a path with a slash before it stands below the server's root. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri(path.startsWith("/") ? path : "/warmth/v1/" + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", authorization);
    }

    /** Sends a request. A good answer is as the API document says, and what was created is found where it is said to be. */
    public Answer send(HttpRequest.Builder request) {
        Answer answer = raw(request);
        server.schemas().check(answer);
        if (answer.status() == 201) {
            raw(request(answer.header("Location"))).expect(200);
        }
        return answer;
    }

    /** Sends a request, and takes the answer as it is. */
    Answer raw(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder withJson(String method, String path, Object body) {
        return request(path).header("Content-Type", "application/json").method(method, publisher(body));
    }

    private static BodyPublisher publisher(Object body) {
        try {
            return body instanceof String text
                    ? BodyPublishers.ofString(text)
                    : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
