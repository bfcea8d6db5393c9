package org.warmth.api;

import java.util.List;

/**
 * What a service throws when it refuses: becomes {@code application/problem+json} (RFC 9457, law 9) in the caller's
 * language. Its code is a message key; {@code <code>} is the title, {@code <code>.detail}, where present, says what to
 * do.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Object> args;
    private final transient List<Violation> violations;

    private Problem(int status, String code, List<Object> args, List<Violation> violations, Throwable cause) {
        super(status + " " + code, cause);
        this.status = status;
        this.code = code;
        this.args = args;
        this.violations = violations;
    }

    /** 400: what was sent cannot be read. */
    public static Problem malformed(String code, Object... args) {
        return new Problem(400, code, List.of(args), List.of(), null);
    }

    /** 400: what was sent cannot be read; each violation names its field. */
    public static Problem malformed(List<Violation> violations) {
        return new Problem(400, "rest.malformed", List.of(), List.copyOf(violations), null);
    }

    /** 401: nobody is signed in. */
    public static Problem unauthenticated() {
        return new Problem(401, "access.unauthenticated", List.of(), List.of(), null);
    }

    /** 403: the caller may not; the refusal is audited. */
    public static Problem forbidden(String code, Object... args) {
        return new Problem(403, code, List.of(args), List.of(), null);
    }

    /** 404: there is no such record, or none that the caller may know of. */
    public static Problem notFound(String code, Object... args) {
        return new Problem(404, code, List.of(args), List.of(), null);
    }

    /** 409: the record's state does not allow it. */
    public static Problem conflict(String code, Object... args) {
        return new Problem(409, code, List.of(args), List.of(), null);
    }

    /** 412: somebody changed the record in between. */
    public static Problem stale() {
        return new Problem(412, "rest.stale", List.of(), List.of(), null);
    }

    /** 428: a change must say, by {@code If-Match}, which version it changes. */
    public static Problem ifMatchMissing() {
        return new Problem(428, "rest.if-match-missing", List.of(), List.of(), null);
    }

    /** 429: too many attempts; trying again later helps. */
    public static Problem tooMany(String code, Object... args) {
        return new Problem(429, code, List.of(args), List.of(), null);
    }

    /** 413: more than is taken. */
    public static Problem tooLarge(String code, Object... args) {
        return new Problem(413, code, List.of(args), List.of(), null);
    }

    /** 422: readable, but against the rules; each violation names its field. */
    public static Problem invalid(List<Violation> violations) {
        return new Problem(422, "rest.invalid", List.of(), List.copyOf(violations), null);
    }

    /** 422 with one violation. */
    public static Problem invalid(String field, String code, Object... args) {
        return invalid(List.of(Violation.of(field, code, args)));
    }

    /** 503: something the work needs is away; trying again later helps. */
    public static Problem unavailable(String code, Throwable cause) {
        return new Problem(503, code, List.of(), List.of(), cause);
    }

    /** Another status of HTTP (4xx, 5xx), for what the container or JAX-RS refuses. */
    public static Problem http(int status, String code, Object... args) {
        return new Problem(status, code, List.of(args), List.of(), null);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The stable code, which is the key of its title. */
    public String code() {
        return code;
    }

    /** The arguments of the message. */
    public List<Object> args() {
        return args;
    }

    /** What exactly is wrong, field by field; empty where it is one thing. */
    public List<Violation> violations() {
        return violations;
    }
}
