package org.warmth.rest;

import java.io.IOException;
import java.util.Locale;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/** Answers a bare error of the container or of a servlet with a problem instead of its page. */
final class ProblemResponse extends HttpServletResponseWrapper {
    private final Problems problems;
    private final Locale locale;
    private final String path;

    ProblemResponse(HttpServletResponse response, Problems problems, Locale locale, String path) {
        super(response);
        this.problems = problems;
        this.locale = locale;
        this.path = path;
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, null);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        problems.answer(
                (HttpServletResponse) getResponse(),
                HttpProblems.of(status, () -> problems.unexpected(new ServerError(status), "", path)),
                locale,
                path);
    }

    /** Replaces the page that a servlet wrote beside a bare error status. */
    void replacePage() throws IOException {
        String type = getContentType();
        if (getStatus() >= 400 && !isCommitted() && (type == null || type.startsWith("text/html"))) {
            sendError(getStatus());
        }
    }

    /** A servlet said so without throwing. */
    private static final class ServerError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServerError(int status) {
            super("status " + status, null, false, false);
        }
    }
}
