package org.warmth.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.Traces;
import org.warmth.api.Violation;

/** Writes problems as RFC 9457 has them, in the reader's language and in English beside it (law 9). */
@Component(service = Problems.class)
public final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ObjectMapper mapper = Json.mapper();
    private final Messages messages;

    /** Takes its sentences from {@code messages}. */
    @Activate
    public Problems(@Reference Messages messages) {
        this.messages = messages;
    }

    /** The body of a problem; {@code path} is null where none was read. */
    byte[] body(Problem problem, Locale locale, String path) {
        Map<String, Object> body = new LinkedHashMap<>();
        Object[] args = problem.args().toArray();
        body.put("type", "urn:warmth:problem:" + problem.code());
        body.put("title", messages.text(locale, problem.code(), args));
        body.put("status", problem.status());
        put(body, "detail", locale, problem.code(), args);
        if (path != null) {
            body.put("instance", path);
        }
        body.put("code", problem.code());
        body.put("titleEn", messages.text(Locale.ENGLISH, problem.code(), args));
        put(body, "detailEn", Locale.ENGLISH, problem.code(), args);
        if (!problem.violations().isEmpty()) {
            List<Map<String, Object>> violations = new ArrayList<>();
            for (Violation violation : problem.violations()) {
                violations.add(line(violation, locale));
            }
            body.put("violations", violations);
        }
        return bytes(body);
    }

    private void put(Map<String, Object> body, String member, Locale locale, String code, Object... args) {
        if (messages.has(locale, code + ".detail")) {
            body.put(member, messages.text(locale, code + ".detail", args));
        }
    }

    private Map<String, Object> line(Violation violation, Locale locale) {
        Map<String, Object> line = new LinkedHashMap<>();
        Object[] args = violation.args().toArray();
        line.put("field", violation.field());
        line.put("code", violation.code());
        line.put("text", messages.text(locale, violation.code(), args));
        line.put("textEn", messages.text(Locale.ENGLISH, violation.code(), args));
        line.put("severity", violation.severity());
        return line;
    }

    /** Logs what nobody expected under a number that the answer names; the log says where, never what was sent. */
    Problem unexpected(Throwable fault, String method, String path) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("incident {} in {} {}: {}", incident, method, path, Traces.of(fault));
        return Problem.http(500, "rest.internal", incident);
    }

    /** Answers a request with a problem, unless an answer has already begun. */
    void answer(HttpServletResponse response, Problem problem, Locale locale, String path) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = body(problem, locale, path);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Content-Language", locale.getLanguage());
        if (problem.status() == 503 || problem.status() == 429) {
            response.setHeader("Retry-After", "5");
        }
        try {
            response.getOutputStream().write(body);
        } catch (IllegalStateException e) {
            // Somebody took the writer before, in an encoding of theirs: plain ASCII reads the same in all.
            response.getWriter().write(escaped(body));
        }
    }

    private static String escaped(byte[] json) {
        StringBuilder ascii = new StringBuilder();
        for (char c : new String(json, StandardCharsets.UTF_8).toCharArray()) {
            ascii.append(c < 128 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return ascii.toString();
    }

    private byte[] bytes(Map<String, Object> body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            LOG.error("problem cannot be written: {}", e.getClass().getName());
            return "{\"status\":500,\"code\":\"rest.internal\"}".getBytes(StandardCharsets.UTF_8);
        }
    }
}
