package org.warmth.rest;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.warmth.api.Problem;
import org.warmth.api.access.Caller;
import org.warmth.api.access.Callers;
import org.warmth.api.access.SignIn;

/**
 * Decides who gets in, to any path, servlets, pages and unknown paths included (MECHANICS 4). It needs nothing but this
 * bundle to stand there: while nobody can sign in, nobody gets in.
 *
 * <p>Let through without sign-in are liveness, answered here, and the page's own files: plain GETs of named file types
 * below {@code /warmth/ui/}, without query and credentials.
 */
@Component(service = Gate.class)
public final class Gate {
    private static final String LIVE = "/warmth/health/live";
    private static final Pattern PAGE_FILE =
            Pattern.compile("/warmth/ui/(?:[A-Za-z0-9_-]+/){0,4}(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*"
                    + "\\.(?:html|css|js|svg|png|ico|woff2|json))");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,100}");
    private static final Pattern HALF_ESCAPED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w!#$&^.+*-]+/[\\w!#$&^.+*-]+\\s*(?:;.*)?");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final RestSettings settings;
    private final Problems problems;
    private final Exchanges exchanges;
    private final Modules modules;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile SignIn signIn;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Callers callers;

    /** Stands with parts of this bundle alone. */
    @Activate
    public Gate(
            @Reference RestSettings settings,
            @Reference Problems problems,
            @Reference Exchanges exchanges,
            @Reference Modules modules) {
        this.settings = settings;
        this.problems = problems;
        this.exchanges = exchanges;
        this.modules = modules;
    }

    /** Whether a path is the root of a module, without the slash. */
    boolean isModule(String path) {
        return modules.isRoot(path);
    }

    /** Answers a request, or lets it pass as its caller. */
    void admit(HttpServletRequest given, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        ForwardedRequest request = settings.seen(given);
        String path = request.getRequestURI();
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        ProblemResponse response = new ProblemResponse(answer, problems, locale, path);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            if (path.equals(LIVE) && SAFE.contains(request.getMethod())) {
                live(response);
            } else if (PAGE_FILE.matcher(path).matches() && pageFile(request)) {
                response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
                chain.doFilter(new PageRequest(request), response);
            } else {
                response.setHeader("Cache-Control", "no-store");
                signedIn(request, response, locale, path, chain);
                if (!request.isAsyncStarted()) {
                    response.replacePage();
                }
            }
        } catch (Problem problem) {
            if (problem.status() == 401) {
                challenge(request, response);
            }
            problems.answer(response, problem, locale, path);
        } catch (IOException | ServletException | RuntimeException fault) {
            if (response.isCommitted()
                    || fault instanceof IOException && !(fault instanceof java.io.CharConversionException)) {
                throw fault;
            }
            problems.answer(response, problems.unexpected(fault, request.getMethod(), path), locale, path);
        }
    }

    private static boolean pageFile(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && request.getQueryString() == null;
    }

    private static void live(HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getWriter().write("{\"live\":true}");
    }

    private void signedIn(
            ForwardedRequest request, HttpServletResponse response, Locale locale, String path, FilterChain chain)
            throws IOException, ServletException {
        // Two readings of one path are how gates are walked around.
        if (path.indexOf(';') >= 0
                || path.indexOf('\\') >= 0
                || path.contains("//")
                || path.contains("/../")
                || path.toLowerCase(Locale.ROOT).matches(".*%(00|2e|2f|5c|3b|25).*")
                || path.contains("/./")) {
            throw Problem.malformed("rest.path");
        }
        String query = request.getQueryString();
        if (query != null && HALF_ESCAPED.matcher(query).find()) {
            throw Problem.malformed("rest.path");
        }
        // CXF takes a kind of content that it cannot read for any kind.
        if (request.getContentType() != null
                && !MEDIA_TYPE.matcher(request.getContentType()).matches()) {
            throw Problem.http(415, "rest.media-type");
        }
        SignIn who = signIn;
        Callers all = callers;
        if (who == null || all == null) {
            throw Problem.unavailable("rest.starting", null);
        }
        Caller caller = who.verify(request.getHeader("Authorization"), request.getRemoteAddr(), locale);
        if (!SAFE.contains(request.getMethod()) && "cross-site".equalsIgnoreCase(request.getHeader("Sec-Fetch-Site"))) {
            throw Problem.forbidden("rest.cross-site");
        }
        modules.refuseUnready(path);
        Exchange exchange = exchange(request, locale, path);
        exchanges.enter(exchange);
        try {
            run(
                    all,
                    caller,
                    chain,
                    exchange.body() == null ? request : new DigestedRequest(request, exchange.body()),
                    response);
        } finally {
            exchanges.leave();
        }
    }

    private Exchange exchange(ForwardedRequest request, Locale locale, String path) {
        String key = SAFE.contains(request.getMethod()) ? null : request.getHeader("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw Problem.malformed("rest.key-malformed");
        }
        String prefix = request.prefix();
        String base = prefix == null ? settings.base() : RestSettings.trimmed(prefix);
        return new Exchange(request.getMethod(), path, base, locale, key, key == null ? null : sha256());
    }

    /** Runs the rest of the request as the caller; what the chain throws comes out unchanged. */
    private static void run(
            Callers callers, Caller caller, FilterChain chain, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            callers.as(caller, () -> {
                try {
                    chain.doFilter(request, response);
                    return null;
                } catch (IOException | ServletException e) {
                    throw new Carried(e);
                }
            });
        } catch (Carried carried) {
            if (carried.getCause() instanceof IOException io) {
                throw io;
            }
            throw (ServletException) carried.getCause();
        }
    }

    private void challenge(HttpServletRequest request, HttpServletResponse response) {
        // A page asks for the password itself; the browser's own window would come in between.
        if (request.getHeader("X-Requested-With") == null) {
            response.addHeader("WWW-Authenticate", "Basic realm=\"warmth\", charset=\"UTF-8\"");
            SignIn who = signIn;
            if (who != null && who.bearer()) {
                response.addHeader("WWW-Authenticate", "Bearer realm=\"warmth\"");
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Carried extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Carried(Exception cause) {
            super(null, cause, false, false);
        }
    }
}
