package org.warmth.itests.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.warmth.demo.RestClient;

/**
 * One user of the REST endpoints, who takes whatever is answered: what is refused today and was not yesterday shows in the
 * dump, and a step that is never taken in the check of all lives.
 */
final class Actor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> UNDER_WAY = Set.of("QUEUED", "RUNNING");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String authorization;

    Actor(String address, String name, String password) {
        this.base = address + "/warmth/v1/";
        this.authorization = RestClient.basic(name, password);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** A POST that creates, or does what is safe to repeat. */
    JsonNode create(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(withJson("POST", path, body)
                .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** A POST that creates nothing. */
    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(withJson("POST", path, body));
    }

    /** A PUT of what has no version. */
    JsonNode put(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(withJson("PUT", path, body));
    }

    /** A request on a version. */
    JsonNode on(String method, String path, int version, Map<String, ?> body) throws IOException, InterruptedException {
        return send(onVersion(method, path, version, body));
    }

    private HttpRequest.Builder onVersion(String method, String path, int version, Map<String, ?> body)
            throws IOException {
        return withJson(method, path, body)
                .header("If-Match", "\"" + version + "\"")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** What a step on the version that stands gives out: a file, or why not. */
    byte[] file(String path, Map<String, ?> body) throws IOException, InterruptedException {
        int version = version(path.substring(0, path.lastIndexOf('/')));
        return http.send(onVersion("POST", path, version, body).build(), BodyHandlers.ofByteArray())
                .body();
    }

    /**
     * A request on the version of a record that stands.
     *
     * @param record its path, {@code visits/lists/7}
     * @param below what follows it, {@code /done}
     */
    JsonNode at(String method, String record, String below, Map<String, ?> body)
            throws IOException, InterruptedException {
        return on(method, record + below, version(record), body);
    }

    /** A step of a record's life on the version that stands, and the end of its job if it starts one. */
    JsonNode step(String record, String step, Map<String, ?> body) throws IOException, InterruptedException {
        JsonNode answer = at("POST", record, "/steps/" + step, body);
        awaitJob(answer.path("job"));
        return answer;
    }

    /** Brings a file for a version, none if it is negative. */
    JsonNode upload(String method, String path, String name, byte[] file, int version)
            throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
        HttpRequest.Builder request = request(path + (path.contains("?") ? "&" : "?") + "fileName=" + encoded)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/octet-stream")
                .method(method, BodyPublishers.ofByteArray(file));
        if (version >= 0) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return send(request);
    }

    /** Brings a roster; the job as it ended. */
    JsonNode roster(String path, String name, String csv) throws IOException, InterruptedException {
        return awaitJob(upload("POST", path, name, csv.getBytes(StandardCharsets.UTF_8), -1)
                .path("id"));
    }

    /** Imports a roster by mistake and takes it back. */
    void takenBack(String module, String unit, String csv) throws IOException, InterruptedException {
        roster(module + "/roster?unit=" + unit, "mistaken-" + module + ".csv", csv);
        String newest = get("sheets/imports?roster=" + module + ".roster")
                .path("items")
                .path(0)
                .path("id")
                .asText();
        awaitJob(create("sheets/imports/" + newest + "/undo", Map.of()).path("id"));
    }

    /** Waits for a job; 0 and none are no job. */
    JsonNode awaitJob(JsonNode id) throws IOException, InterruptedException {
        if (id.isMissingNode() || id.isNull() || id.asText().equals("0")) {
            return MissingNode.getInstance();
        }
        long pause = 10;
        JsonNode job = get("jobs/" + id.asText());
        while (UNDER_WAY.contains(job.path("state").asText())) {
            Thread.sleep(pause);
            pause = Math.min(200, pause * 3 / 2);
            job = get("jobs/" + id.asText());
        }
        return job;
    }

    /** The version of a record that stands. */
    int version(String record) throws IOException, InterruptedException {
        return get(record).path("version").asInt();
    }

    private HttpRequest.Builder withJson(String method, String path, Map<String, ?> body)
            throws JsonProcessingException {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", authorization)
                .header("Accept-Language", "zh");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return json ? JSON.readTree(response.body()) : MissingNode.getInstance();
    }
}
