package org.warmth.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.warmth.itests.server.Answer;
import org.warmth.itests.server.Refused;
import org.warmth.itests.server.TestUnion;
import org.warmth.itests.server.TestUser;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** Requests that go wrong before any content is read: addresses, headers, methods, keys and versions. */
@ExtendWith(WithServer.class)
class BadInputRequestsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LISTS = List.of(
            "visits",
            "visits/lists",
            "visits/plans",
            "visits/problems",
            "visits/duplicates",
            "funds/payments",
            "funds/lists",
            "funds/receipts",
            "funds/lots",
            "funds/projects",
            "funds/standards",
            "donations",
            "donations/drives",
            "donations/lists",
            "donations/receipts",
            "hardship/files",
            "hardship/files/subsidy",
            "hardship/lines",
            "ledger/entries",
            "ledger/seals",
            "people/units",
            "people/enterprises",
            "sheets/imports",
            "jobs");

    private static TestUnion union;
    private static TestUser clerk;

    @BeforeAll
    static void a_clerk_has_a_unit(WarmthServer server) {
        server.awaitStatus("/warmth/health/ready", 200);
        union = new TestUnion(server, "77R01");
        clerk = union.hire("clerk", "CLERK");
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                asked("visits/99", 404, "visits.unknown"),
                asked("visits/99999999999999999999", 404, "rest.not-found"),
                asked("visits/abc", 404, "rest.not-found"),
                asked("nothing/at/all", 404, "rest.not-found"),
                asked("jobs/9", 404, "jobs.not-found"),
                asked("files/9", 404, "files.not-found"),
                asked("visits?unit=abc", 400, "rest.json-id"),
                asked("visits?state=GONE", 400, "rest.json-enum"),
                asked("visits?after=1.5", 400, "rest.json-id"),
                asked("visits?unit=%zz", 400, "rest.path"),
                asked("visits/%00", 400, "rest.unreadable"),
                asked("visits/%zz", 400, "rest.unreadable"),
                asked("visits/..%2f..%2fetc", 400, "rest.path"),
                asked("ledger/entries?from=2199-13-01", 400, "ledger.day"),
                asked("ledger/entries?benefit=..", 400, "ledger.benefit"),
                asked("statistics/forms/form1?unit=zzz", 404, "statistics.unit-unknown"),
                asked("statistics/forms/form1?subtree=maybe", 400, "rest.json-boolean"),
                asked("statistics/forms/form9?unit=77R01", 404, "statistics.form-unknown"),
                asked("visits/roster/export?unit=1", 403, "access.forbidden"),
                asked("audit/events", 403, "access.forbidden"),
                asked("visits?x=" + "a".repeat(9_000), 414, "rest.address-too-long"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void an_address_that_leads_nowhere_says_so(String path, int status, String code) throws IOException {
        // Past the client's own checks of an address.
        Raw answer = raw("GET /warmth/v1/" + path + " HTTP/1.1", "Authorization: " + authorization());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(Refused.checked(answer.body(), JSON.readTree(answer.body())).toString())
                .contains("\"" + code + "\"");
    }

    @Test
    void a_page_has_a_size_and_a_place_to_go_on() {
        for (String list : LISTS) {
            for (String size : List.of("0", "-1", "501")) {
                Refused.with(clerk.get(list + "?size=" + size), 400, "rest.size");
            }
            for (String size : List.of("abc", "1.5", "99999999999")) {
                Refused.with(clerk.get(list + "?size=" + size), 400, "rest.json-number");
            }
            for (String after : List.of("abc", "99999999999999999999", "1e3")) {
                Refused.with(clerk.get(list + "?after=" + after), 400, "rest.json-id");
            }
            for (String after : List.of("-1", "-9223372036854775808", "9223372036854775807")) {
                assertThat(clerk.get(list + "?after=" + after).status())
                        .as(list + " after " + after)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_change_names_the_version_it_was_made_to() {
        Map<String, Object> list = Map.of("unit", union.unit(), "title", "名册");
        String id =
                clerk.create("visits/lists", list).expect(201).json().get("id").asText();
        String step = "visits/lists/" + id + "/steps/void";
        Refused.with(clerk.post(step, Map.of("reason", "x")), 428, "rest.if-match-missing");
        for (String tag : List.of("abc", "*", "\"-1\"", "\"1\", \"2\"", "\"99999999999999\"")) {
            Answer answer = clerk.send(clerk.request(step)
                    .header("Content-Type", "application/json")
                    .header("If-Match", tag)
                    .POST(BodyPublishers.ofString("{\"reason\":\"x\"}")));
            Refused.with(answer, 400, "rest.if-match-malformed");
        }
        Refused.with(clerk.post(step, 99, Map.of("reason", "x")), 412, "rest.stale");
        assertThat(clerk.get("visits/lists/" + id).json().get("state").asText()).isEqualTo("DRAFT");
    }

    @Test
    void what_is_created_has_a_key_and_a_key_has_one_content() {
        String body = "{\"unit\":\"" + union.unit() + "\",\"title\":\"键\"}";
        Refused.with(clerk.post("visits/lists", body), 400, "rest.key-missing");
        for (String key : List.of("short", "with blanks in it", "k".repeat(101))) {
            Refused.with(keyed(key, body), 400, "rest.key-malformed");
        }
        String key = UUID.randomUUID().toString();
        String made = keyed(key, body).expect(201).json().get("id").asText();
        assertThat(keyed(key, body).expect(201).json().get("id").asText()).isEqualTo(made);
        Refused.with(keyed(key, body.replace("键", "锁")), 422, "rest.key-reused");
        assertThat(clerk.get("visits/lists?unit=" + union.unit()).text())
                .containsOnlyOnce("键")
                .doesNotContain("锁");
    }

    @Test
    void a_method_that_an_address_does_not_take_is_named_with_those_it_takes() {
        for (String path : List.of("visits", "openapi.json", "modules")) {
            for (String method : List.of("DELETE", "PATCH", "BREW")) {
                Answer answer = clerk.send(clerk.request(path).method(method, BodyPublishers.noBody()));
                Refused.with(answer, 405, "rest.method");
                assertThat(answer.header("Allow")).as(method + " " + path).contains("GET");
            }
            assertThat(clerk.send(clerk.request(path).method("HEAD", BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(200);
            assertThat(clerk.send(clerk.request(path).method("OPTIONS", BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(200);
        }
        Refused.with(
                clerk.send(clerk.request("visits").header("Accept", "application/xml")), 406, "rest.not-acceptable");
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "GARBAGE",
                "GE T /warmth/v1/visits HTTP/1.1",
                "GET /warmth/v1/visits HTTP/1.1\nContent-Length: -5",
                "POST /warmth/v1/visits HTTP/1.1\nContent-Length: 5\nContent-Length: 6",
                "POST /warmth/v1/visits HTTP/1.1\nContent-Length: 5\nTransfer-Encoding: chunked",
                "GET /warmth/v1/visits HTTP/1.1\nX-Odd: a\u0000b",
                "GET /warmth/v1/visits HTTP/1.1\nX-Long: " + "a".repeat(9_000),
                "POST /warmth/v1/visits HTTP/1.1\nExpect: miracles\nContent-Length: 0");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_is_no_request_gets_a_problem_too(String request) throws IOException {
        Raw answer = raw(request, "X: y");
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        Refused.checked(answer.body(), JSON.readTree(answer.body()));
    }

    private static Answer keyed(String key, String body) {
        return clerk.send(clerk.request("visits/lists")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String authorization() {
        return clerk.request("").build().headers().firstValue("Authorization").orElseThrow();
    }

    /** What came back on a line of its own. */
    private record Raw(int status, String type, String body) {}

    private static Raw raw(String request, String header) throws IOException {
        try (Socket socket =
                new Socket("127.0.0.1", clerk.request("").build().uri().getPort())) {
            socket.setSoTimeout(30_000);
            String all = request.replace("\n", "\r\n") + "\r\nHost: localhost\r\nConnection: close\r\n" + header
                    + "\r\n\r\n";
            socket.getOutputStream().write(all.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            String[] parts = answer.split("\r\n\r\n", 2);
            String type = parts[0].lines()
                    .filter(line -> line.startsWith("Content-Type: "))
                    .map(line -> line.substring(14))
                    .findFirst()
                    .orElse("");
            return new Raw(Integer.parseInt(parts[0].substring(9, 12)), type, parts[1]);
        }
    }

    private static Arguments asked(String path, int status, String code) {
        return Arguments.of(path, status, code);
    }
}
