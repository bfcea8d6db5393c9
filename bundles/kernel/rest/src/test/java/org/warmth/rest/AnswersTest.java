package org.warmth.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.core.MultivaluedHashMap;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import org.junit.jupiter.api.Test;
import org.warmth.api.Problem;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Download;
import org.warmth.api.rest.Idempotency;

class AnswersTest {
    private final Exchanges exchanges = new Exchanges();
    private final Answers answers = new Answers(exchanges);

    /** A record as staff sees it. */
    record Plan(long id, int version) {}

    @Test
    void a_created_record_is_found_below_the_path_that_made_it() {
        Heard heard = answer("/warmth/v1/people/units", Created.below(7, new Plan(7, 3)));

        assertThat(heard.status).isEqualTo(201);
        assertThat(heard.header("Location")).isEqualTo("/warmth/v1/people/units/7");
        assertThat(heard.header("ETag")).isEqualTo("\"3\"");
        assertThat(heard.entity).isEqualTo(new Plan(7, 3));
    }

    @Test
    void the_root_of_a_module_with_and_without_a_slash_makes_the_same_address() {
        assertThat(answer("/warmth/v1/visits", Created.below(7, "v")).header("Location"))
                .isEqualTo("/warmth/v1/visits/7");
        assertThat(answer("/warmth/v1/visits/", Created.below(7, "v")).header("Location"))
                .isEqualTo("/warmth/v1/visits/7");
    }

    @Test
    void a_record_that_stands_elsewhere_says_where() {
        assertThat(answer("/warmth/v1/visits/lists/groups", Created.in("lists", 7, "v"))
                        .header("Location"))
                .isEqualTo("/warmth/v1/visits/lists/7");
        assertThat(answer("/warmth/v1/funds/cash/7", Created.here("v")).header("Location"))
                .isEqualTo("/warmth/v1/funds/cash/7");
    }

    @Test
    void the_prefix_that_a_proxy_took_away_stands_before_the_address() {
        exchanges.enter(exchange("/union", "/warmth/v1/visits/lists/groups"));

        Heard heard = filtered(Created.in("lists", 7, "v"));

        assertThat(heard.header("Location")).isEqualTo("/union/warmth/v1/visits/lists/7");
    }

    @Test
    void the_id_alone_may_be_the_body_of_a_created_record() {
        Idempotency once = act -> act.get();

        Heard heard = answer("/warmth/v1/access/users", once.created(() -> Idempotency.Created.of(7, 1)));

        assertThat(heard.status).isEqualTo(201);
        assertThat(heard.header("Location")).isEqualTo("/warmth/v1/access/users/7");
        assertThat(heard.entity).isEqualTo(new Idempotency.Created(7, 1, false));
    }

    @Test
    void what_was_created_before_is_shown_as_it_stands_now() {
        Idempotency once = act -> new Idempotency.Created(7, 1, true);

        Heard heard = answer(
                "/warmth/v1/visits/3/copies",
                once.created("plans", () -> Idempotency.Created.of(9, 1), id -> new Plan(id, 4)));

        assertThat(heard.entity).isEqualTo(new Plan(7, 4));
        assertThat(heard.header("ETag")).isEqualTo("\"4\"");
        assertThat(heard.header("Location")).isEqualTo("/warmth/v1/visits/plans/7");
    }

    @Test
    void work_that_was_started_is_accepted() {
        Heard heard = answer("/warmth/v1/visits/roster", new Accepted<>(new Plan(7, 2)));

        assertThat(heard.status).isEqualTo(202);
        assertThat(heard.entity).isEqualTo(new Plan(7, 2));
        assertThat(heard.headers).doesNotContainKey("Location");
    }

    @Test
    void a_view_is_answered_as_it_is_with_its_version() {
        Heard heard = answer("/warmth/v1/visits/plans/7", new Plan(7, 2));

        assertThat(heard.status).isEqualTo(200);
        assertThat(heard.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer("/warmth/v1/visits/plans", List.of()).headers).isEmpty();
    }

    @Test
    void a_file_goes_out_with_its_name_kind_and_digest() throws Exception {
        byte[] content = "一".getBytes(StandardCharsets.UTF_8);

        Heard heard = answer(
                "/warmth/v1/funds/batches/7/file",
                Download.of("名册 1.txt", "text/plain", () -> new ByteArrayInputStream(content))
                        .sized(3)
                        .digested("ab"));

        assertThat(heard.status).isEqualTo(200);
        assertThat(heard.header("Content-Type")).isEqualTo("text/plain");
        assertThat(heard.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"__ 1.txt\"; filename*=UTF-8''%E5%90%8D%E5%86%8C%201.txt");
        assertThat(heard.header("Content-Length")).isEqualTo("3");
        assertThat(heard.header("X-Content-SHA256")).isEqualTo("ab");
        assertThat(heard.header("Cache-Control")).isEqualTo("private, no-store");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((StreamingOutput) heard.entity).write(out);
        assertThat(out.toByteArray()).isEqualTo(content);
    }

    @Test
    void a_name_cannot_break_out_of_its_header() {
        assertThat(Answers.attachment("a%\"\\b")).startsWith("attachment; filename=\"a___b\"");
    }

    @Test
    void a_request_that_did_not_pass_the_gate_is_refused() {
        assertThatThrownBy(() -> answers.filter(null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    private Heard answer(String path, Object entity) {
        exchanges.enter(exchange("", path));
        return filtered(entity);
    }

    private Heard filtered(Object entity) {
        Heard heard = new Heard(entity);
        answers.filter(null, heard.context());
        return heard;
    }

    private static Exchange exchange(String base, String path) {
        return new Exchange("POST", path, base, Locale.ENGLISH, null, null);
    }

    /** An answer as the filter sees it. */
    private static final class Heard {
        private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        private Object entity;
        private int status = 200;

        Heard(Object entity) {
            this.entity = entity;
        }

        String header(String name) {
            return String.valueOf(headers.getFirst(name));
        }

        ContainerResponseContext context() {
            return (ContainerResponseContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ContainerResponseContext.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getEntity" -> entity;
                        case "getHeaders" -> headers;
                        case "getStatus" -> status;
                        case "setEntity" -> {
                            entity = arguments[0];
                            yield null;
                        }
                        case "setStatus" -> {
                            status = (int) arguments[0];
                            yield null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }
}
