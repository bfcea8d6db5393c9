package org.warmth.rest;

import java.util.Locale;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Messages;
import org.warmth.api.Problem;
import org.warmth.api.audit.Audit;

/** Turns whatever is thrown into a problem; a refusal enters the trail here, where its transaction is over. */
@Component(service = ExceptionMapper.class, immediate = true)
@JaxrsExtension
@JaxrsName(ProblemMapper.NAME)
@JaxrsApplicationSelect("(osgi.jaxrs.name=*)")
public final class ProblemMapper implements ExceptionMapper<Throwable> {
    static final String NAME = "warmth.rest.problems";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final Problems problems;
    private final Exchanges exchanges;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Audit audit;

    /** Maps to these problems. */
    @Activate
    public ProblemMapper(@Reference Problems problems, @Reference Exchanges exchanges) {
        this.problems = problems;
        this.exchanges = exchanges;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Exchange exchange = exchanges.current();
        String method = exchange == null ? "" : exchange.method();
        String path = exchange == null ? "" : exchange.path();
        Locale locale = exchange == null ? Messages.CHINESE : exchange.locale();
        Problem problem = problem(thrown, method, path);
        if (problem.status() == 403) {
            refused(method + " " + path, problem);
        }
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problems.MEDIA_TYPE)
                .language(locale.getLanguage())
                .entity(problems.body(problem, locale, path));
        if (problem.status() == 405 && thrown instanceof WebApplicationException http) {
            answer.header("Allow", http.getResponse().getHeaderString("Allow"));
        }
        if (problem.status() == 503 || problem.status() == 429) {
            answer.header("Retry-After", "5");
        }
        return answer.build();
    }

    private Problem problem(Throwable thrown, String method, String path) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (thrown instanceof WebApplicationException http) {
            int status = http.getResponse().getStatus();
            return HttpProblems.of(status, () -> problems.unexpected(thrown, method, path));
        }
        return problems.unexpected(thrown, method, path);
    }

    private void refused(String action, Problem problem) {
        Audit trail = audit;
        if (trail == null) {
            return;
        }
        try {
            trail.refused(shortened(action), "", problem.code());
        } catch (RuntimeException e) {
            LOG.error("a refusal could not be recorded: {}", e.getClass().getName());
        }
    }

    private static String shortened(String action) {
        return action.length() <= 100 ? action : action.substring(0, 100);
    }
}
