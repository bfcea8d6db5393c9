package org.warmth.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.warmth.api.Messages;
import org.warmth.api.Problem;

/**
 * Answers what Jetty itself cannot read as a request, so that it never comes to the {@link Door}: an address or headers
 * that are too long, half an escape in a path, two lengths of one body. A problem too (law 9), in Chinese, for the
 * headers that would say otherwise were not read.
 */
final class Unreadable extends ErrorHandler {
    private final Problems problems;

    Unreadable(Problems problems) {
        this.problems = problems;
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
        fields.put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        fields.put(HttpHeader.CONTENT_LANGUAGE, Messages.CHINESE.getLanguage());
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.put("X-Content-Type-Options", "nosniff");
        return ByteBuffer.wrap(problems.body(problem(status), Messages.CHINESE, null));
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 414 -> Problem.http(414, "rest.address-too-long");
            case 431 -> Problem.http(431, "rest.headers-too-long");
            default -> Problem.http(status, "rest.unreadable");
        };
    }
}
