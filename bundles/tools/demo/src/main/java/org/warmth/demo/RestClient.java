package org.warmth.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** One user of the public REST endpoints, as a portal would call them. */
public final class RestClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String base;
    private final String authorization;

    /** A user of the server at an address. */
    public RestClient(HttpClient http, String address, String user, String password) {
        this.http = http;
        this.base = address + "/warmth/v1/";
        this.authorization = basic(user, password);
    }

    /** The header of a user. */
    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** What a GET answers. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path).GET(), 200).body());
    }

    /** Downloads to a file. */
    public void download(String path, Path file) throws IOException, InterruptedException {
        Files.write(file, send(request(path).GET(), 200).body());
    }

    /** A creating POST with an idempotency key of its own. */
    public JsonNode create(String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(send(
                        request(path)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
                        201)
                .body());
    }

    /** A step of a record's life, on the version last read. */
    public JsonNode step(String path, int version, Map<String, ?> body) throws IOException, InterruptedException {
        return onVersion("POST", path, version, body);
    }

    /** A change of what has no version. */
    public JsonNode change(String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
                        0)
                .body());
    }

    /** A POST that decides on what stands there and makes nothing new. */
    public JsonNode decide(String path, Object body) throws IOException, InterruptedException {
        return JSON.readTree(send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
                        200)
                .body());
    }

    /** Another content instead of the version last read. */
    public JsonNode put(String path, int version, Object body) throws IOException, InterruptedException {
        return onVersion("PUT", path, version, body);
    }

    /** A change of some fields of the version last read. */
    public JsonNode patch(String path, int version, Object body) throws IOException, InterruptedException {
        return onVersion("PATCH", path, version, body);
    }

    private JsonNode onVersion(String method, String path, int version, Object body)
            throws IOException, InterruptedException {
        return JSON.readTree(send(
                        request(path)
                                .header("If-Match", "\"" + version + "\"")
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
                        0)
                .body());
    }

    /** Takes what a step gives out, to a file. */
    public void take(String path, int version, Path file) throws IOException, InterruptedException {
        Files.write(
                file,
                send(
                                request(path)
                                        .header("If-Match", "\"" + version + "\"")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString("{}")),
                                200)
                        .body());
    }

    /** Brings a file that a job reads; gives the job's subject as it was taken in. */
    public JsonNode bring(String path, Path file) throws IOException, InterruptedException {
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        return JSON.readTree(send(
                        request(path + "?fileName=" + name)
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofFile(file)),
                        202)
                .body());
    }

    /** Uploads a roster and waits for its job; {@code progress} sees done and total. */
    public JsonNode upload(String path, Path file, Progress progress) throws IOException, InterruptedException {
        String separator = path.contains("?") ? "&" : "?";
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        byte[] answer = send(
                        request(path + separator + "fileName=" + name)
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofFile(file)),
                        202)
                .body();
        return await(JSON.readTree(answer), progress);
    }

    /** Polls a job until it ends; one that does not end DONE is an {@link IOException}. */
    public JsonNode await(JsonNode started, Progress progress) throws IOException, InterruptedException {
        JsonNode job = started;
        long pause = 10;
        while (job.get("state").asText().equals("QUEUED")
                || job.get("state").asText().equals("RUNNING")) {
            progress.at(job.get("done").asInt(), job.get("total").asInt());
            Thread.sleep(pause);
            pause = Math.min(200, pause * 3 / 2);
            job = get("jobs/" + started.get("id").asText());
        }
        if (!job.get("state").asText().equals("DONE")) {
            throw new IOException("job ended badly: " + job);
        }
        progress.at(job.get("done").asInt(), job.get("done").asInt());
        return job;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", authorization)
                .header("Accept-Language", "zh");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder, int expected)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        boolean fine = expected == 0 ? response.statusCode() / 100 == 2 : response.statusCode() == expected;
        if (!fine) {
            throw new IOException(request.method() + " " + request.uri() + " gave " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response;
    }

    /** Sees how far a job is. */
    public interface Progress {
        void at(int done, int total);
    }
}
