package org.warmth.rest;

import java.util.function.Supplier;
import org.warmth.api.Problem;

/** Problems for what JAX-RS and the container refuse by a bare status. */
final class HttpProblems {
    private HttpProblems() {}

    /** The problem of a status; one that nobody should cause by bad input is an incident. */
    static Problem of(int status, Supplier<Problem> incident) {
        return switch (status) {
            case 400 -> Problem.malformed("rest.parameter");
            case 401 -> Problem.unauthenticated();
            case 403 -> Problem.forbidden("access.forbidden");
            case 404 -> Problem.notFound("rest.not-found");
            case 405 -> Problem.http(405, "rest.method");
            case 406 -> Problem.http(406, "rest.not-acceptable");
            case 413 -> Problem.http(413, "rest.request-too-large");
            case 415 -> Problem.http(415, "rest.media-type");
            case 503 -> Problem.unavailable("rest.unavailable", null);
            default -> status >= 400 && status < 500 ? Problem.http(status, "rest.refused") : incident.get();
        };
    }
}
