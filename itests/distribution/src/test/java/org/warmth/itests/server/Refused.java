package org.warmth.itests.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a refused caller must find: a problem (RFC 9457) with a stable code, that says in Chinese what to do, English
 * beside it, and nothing of the server's inside.
 */
public final class Refused {

    private static final String CHINESE = "(?s).*\\p{IsHan}.*";

    private Refused() {}

    /** Checks an answer of a status with one of the codes: the problem's own, or one of its violations'. */
    public static JsonNode with(Answer answer, int status, String code) {
        JsonNode problem = any(answer);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(codes(problem)).as(answer.text()).contains(code);
        return problem;
    }

    /** Checks that an answer is a problem at all, and no server error. */
    public static JsonNode any(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).as(answer.text()).startsWith("application/problem+json");
        return checked(answer.text(), answer.json());
    }

    /** Checks the body of a problem in Chinese. */
    public static JsonNode checked(String text, JsonNode problem) {
        assertThat(problem.path("code").asText()).as(text).matches("[a-z]+(?:[.-][a-z0-9-]+)+");
        assertThat(problem.path("title").asText()).as(text).matches(CHINESE);
        assertThat(problem.path("titleEn").asText()).as(text).isNotEmpty().doesNotMatch(CHINESE);
        boolean explained = problem.has("detail") || problem.has("violations");
        assertThat(explained || problem.path("title").asText().length() > 8)
                .as("says what to do: " + text)
                .isTrue();
        problem.path("violations").forEach(violation -> {
            assertThat(violation.path("text").asText()).as(text).matches(CHINESE);
            assertThat(violation.path("textEn").asText()).as(text).isNotEmpty();
        });
        assertThat(text).doesNotContain("\tat ", "Exception", "org.warmth", "org.apache", "java.");
        return problem;
    }

    private static List<String> codes(JsonNode problem) {
        List<String> codes = new ArrayList<>();
        codes.add(problem.path("code").asText());
        problem.path("violations")
                .forEach(violation -> codes.add(violation.path("code").asText()));
        return codes;
    }
}
