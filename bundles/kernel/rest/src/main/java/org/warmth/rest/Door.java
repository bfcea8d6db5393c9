package org.warmth.rest;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Hangs the {@link Gate} before all of Jetty's contexts. Not as a whiteboard {@code Preprocessor}: Pax Web takes every
 * preprocessor away and puts it back whenever a context, and so a module, comes, and for that moment all paths stand
 * open.
 */
@Component(service = Handler.class, immediate = true, property = "service.ranking:Integer=1000")
public final class Door extends AbstractHandler {
    private static final String INSIDE = Door.class.getName();

    private final Gate gate;
    private final Unreadable unreadable;
    private volatile Contexts contexts;

    /** Asks {@code gate}; what is no request at all is answered from {@code problems}. */
    @Activate
    public Door(@Reference Gate gate, @Reference Problems problems) {
        this.gate = gate;
        this.unreadable = new Unreadable(problems);
    }

    @Override
    protected void doStart() throws Exception {
        answerBy(unreadable);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        answerBy(new ErrorHandler());
    }

    /** The running server starts its new handler before it names itself to it, so that the handler must know it before. */
    private void answerBy(ErrorHandler handler) {
        Server server = getServer();
        handler.setServer(server);
        server.setErrorHandler(handler);
    }

    @Override
    public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getAttribute(INSIDE) != null) {
            // Asked again from inside, below: the contexts come next.
            return;
        }
        request.setAttribute(INSIDE, true);
        try {
            gate.admit(request, response, (passed, answer) -> {
                contexts().handle(inside(target), base, (HttpServletRequest) passed, (HttpServletResponse) answer);
                if (!base.isHandled()) {
                    ((HttpServletResponse) answer).sendError(HttpServletResponse.SC_NOT_FOUND);
                }
            });
        } finally {
            base.setHandled(true);
            request.removeAttribute(INSIDE);
        }
    }

    /** A module answers at its root without a slash too, where Jetty would send the caller away to the root with one. */
    private String inside(String target) {
        return gate.isModule(target) ? target + "/" : target;
    }

    /** What handles a request after the door; looked up once a server. */
    private Handler contexts() {
        Contexts known = contexts;
        Server server = getServer();
        if (known == null || known.server != server) {
            known = new Contexts(server, server.getChildHandlerByClass(ContextHandlerCollection.class));
            contexts = known;
        }
        return known.handler;
    }

    private record Contexts(Server server, Handler handler) {}
}
