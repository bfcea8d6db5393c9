package org.warmth.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warmth.itests.server.Fresh;
import org.warmth.itests.server.WarmthServer;
import org.warmth.itests.server.WithServer;

/** Follows the README of statistics: the module alone on the kernel, used by two persons of one union. */
@ExtendWith(WithServer.class)
class StatisticsIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FORM = "/warmth/v1/statistics/forms/form1";
    private static final String WHICH = "?unit=99S01&campaign=2031";

    private static final String FIRST = "Morgen-8841-送温暖";
    private static final String OWN = "Abend-5527-送暖心";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_form_is_typed_confirmed_printed_and_read_back(@Fresh WarmthServer server)
            throws IOException, InterruptedException {
        server.bootFeatures("warmth-statistics").start();
        server.awaitStatus("/warmth/v1/statistics/forms", 200);
        season(server);

        String empty = text(server, "clerk", "GET", FORM + WHICH, null);
        assertThat(empty).contains("2031年元旦春节期间各级工会送温暖统计表").contains("相应业务模块未启用");

        assertThat(status(server, "clerk", "PUT", FORM + "/cells/B" + WHICH, "{\"wan\":\"1\",\"reason\":\"台账\"}"))
                .isEqualTo(409);
        String typed =
                text(server, "clerk", "PUT", FORM + "/cells/G" + WHICH, "{\"count\":120,\"reason\":\"返乡专列登记表\"}");
        assertThat(typed).contains("\"state\":\"PROPOSED\"").contains("\"version\":1");
        assertThat(status(server, "clerk", "PUT", FORM + "/cells/G" + WHICH, "{\"count\":1,\"reason\":\"再填\"}"))
                .isEqualTo(428);
        assertThat(line(text(server, "clerk", "GET", FORM + WHICH, null), "G")).doesNotContain("120");
        assertThat(status(server, "clerk", "POST", FORM + "/cells/confirm" + WHICH, "{\"cells\":{\"G\":1}}"))
                .isEqualTo(403);
        assertThat(status(server, "chair", "POST", FORM + "/cells/confirm" + WHICH, "{\"cells\":{\"G\":1}}"))
                .isEqualTo(200);
        assertThat(line(text(server, "clerk", "GET", FORM + WHICH, null), "G")).contains("\"count\":120");
        assertThat(text(server, "clerk", "GET", FORM + "/cells/G/records" + WHICH, null))
                .contains("返乡专列登记表")
                .contains("\"count\":120");

        HttpResponse<byte[]> workbook = send(server, "clerk", "GET", FORM + ".xlsx" + WHICH, null, null);
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.body()).startsWith('P', 'K');
        HttpResponse<byte[]> read =
                send(server, "clerk", "POST", FORM + "/read" + WHICH + "&dryRun=true", XLSX, workbook.body());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(new String(read.body(), StandardCharsets.UTF_8))
                .contains("\"unchanged\":[\"G\"]")
                .contains("\"cell\":\"E5\"")
                .contains("空项");
        HttpResponse<byte[]> noForm = send(
                server, "clerk", "POST", FORM + "/read" + WHICH, XLSX, "no workbook".getBytes(StandardCharsets.UTF_8));
        assertThat(noForm.statusCode()).isEqualTo(400);

        assertThat(status(server, "clerk", "GET", "/warmth/v1/statistics/forms/form9" + WHICH, null))
                .isEqualTo(404);
        assertThat(status(server, "admin", "GET", FORM + WHICH, null)).isEqualTo(403);
        HttpResponse<Void> nobody =
                http.send(HttpRequest.newBuilder(server.uri(FORM + WHICH)).build(), BodyHandlers.discarding());
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    private void season(WarmthServer server) throws IOException, InterruptedException {
        String unit = created(
                server,
                "people/units",
                "{\"code\":\"99S01\",\"name\":\"演示一局工会\",\"level\":\"BUREAU\",\"parent\":\"0\",\"filing\":true,"
                        + "\"reporting\":\"RECORDS\",\"validFrom\":\"2020-01-01\"}");
        created(
                server,
                "campaigns/",
                "{\"code\":\"2031\",\"title\":\"2031年元旦春节送温暖活动\",\"year\":2031,"
                        + "\"window\":{\"from\":\"2030-12-11\",\"to\":\"2031-02-15\"},"
                        + "\"deadline\":\"2031-01-20T16:00:00Z\"}");
        hire(server, "clerk", "CLERK", unit);
        hire(server, "chair", "CHAIR", unit);
    }

    private void hire(WarmthServer server, String name, String role, String unit)
            throws IOException, InterruptedException {
        String user = created(
                server,
                "access/users",
                "{\"name\":\"" + name + "\",\"displayName\":\"" + name + "\",\"password\":\"" + FIRST + "\"}");
        created(
                server,
                "access/grants",
                "{\"user\":\"" + user + "\",\"role\":\"" + role + "\",\"unit\":\"" + unit
                        + "\",\"from\":\"2021-12-01\"}");
        HttpRequest change = server.request("/warmth/v1/access/me/password", name, FIRST)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"before\":\"" + FIRST + "\",\"after\":\"" + OWN + "\"}"))
                .build();
        assertThat(server.send(change).statusCode()).isBetween(200, 204);
    }

    private static String password(String user) {
        return user.equals("admin") ? WarmthServer.ADMIN_PASSWORD : OWN;
    }

    private String created(WarmthServer server, String path, String json) {
        HttpResponse<String> answer = server.send(server.request("/warmth/v1/" + path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(json))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        Matcher id = Pattern.compile("\"id\":\"(\\d+)\"").matcher(answer.body());
        assertThat(id.find()).as(answer.body()).isTrue();
        return id.group(1);
    }

    /** The part of a form's JSON that is about one row. */
    private static String line(String form, String code) {
        int from = form.indexOf("\"code\":\"" + code + "\"");
        return form.substring(from, form.indexOf('}', from));
    }

    private String text(WarmthServer server, String user, String method, String path, String json)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = json(server, user, method, path, json);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(200);
        return body;
    }

    private int status(WarmthServer server, String user, String method, String path, String json)
            throws IOException, InterruptedException {
        return json(server, user, method, path, json).statusCode();
    }

    private HttpResponse<byte[]> json(WarmthServer server, String user, String method, String path, String json)
            throws IOException, InterruptedException {
        byte[] body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
        return send(server, user, method, path, body == null ? null : "application/json", body);
    }

    private HttpResponse<byte[]> send(
            WarmthServer server, String user, String method, String path, String type, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = server.request(path, user, password(user))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}
