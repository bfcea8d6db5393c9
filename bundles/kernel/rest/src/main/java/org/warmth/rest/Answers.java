package org.warmth.rest;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.PreMatching;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;
import org.warmth.api.Problem;
import org.warmth.api.rest.Accepted;
import org.warmth.api.rest.Created;
import org.warmth.api.rest.Download;

/**
 * The second lock behind the gate, and what resources need not write: a record with a component {@code int version} gets
 * its ETag, {@link Created} becomes 201 with Location, {@link Accepted} 202, {@link Download} a file.
 */
@Component(
        service = {ContainerRequestFilter.class, ContainerResponseFilter.class},
        immediate = true)
@JaxrsExtension
@JaxrsName(Answers.NAME)
@JaxrsApplicationSelect("(osgi.jaxrs.name=*)")
@PreMatching
public final class Answers implements ContainerRequestFilter, ContainerResponseFilter {
    static final String NAME = "warmth.rest.answers";

    private static final Pattern MODULE = Pattern.compile("/warmth/v1/[^/]+");
    /** What RFC 5987 lets stand unescaped. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private final Exchanges exchanges;
    private final ClassValue<Optional<Method>> versions = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    if (component.getName().equals("version") && component.getType() == int.class) {
                        Method accessor = component.getAccessor();
                        accessor.setAccessible(true);
                        return Optional.of(accessor);
                    }
                }
            }
            return Optional.empty();
        }
    };

    /** Knows requests by {@code exchanges}. */
    @Activate
    public Answers(@Reference Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (exchanges.current() == null) {
            throw Problem.unauthenticated();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        Exchange exchange = exchanges.current();
        if (entity == null || exchange == null) {
            return;
        }
        if (entity instanceof Created<?> created) {
            response.setStatus(201);
            response.getHeaders().putSingle("Location", location(exchange, created.path()));
            answer(response, created.view());
        } else if (entity instanceof Accepted<?> accepted) {
            response.setStatus(202);
            answer(response, accepted.view());
        } else if (entity instanceof Download download) {
            send(response, download);
        } else if (response.getStatus() < 300) {
            tag(response, entity);
        }
    }

    private void answer(ContainerResponseContext response, Object view) {
        response.setEntity(view);
        tag(response, view);
    }

    private void tag(ContainerResponseContext response, Object entity) {
        if (!response.getHeaders().containsKey("ETag")) {
            version(entity).ifPresent(version -> response.getHeaders().putSingle("ETag", "\"" + version + "\""));
        }
    }

    private static void send(ContainerResponseContext response, Download download) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Content-Type", download.mediaType());
        headers.putSingle("Content-Disposition", attachment(download.name()));
        headers.putSingle("Cache-Control", "private, no-store");
        if (download.size() != null) {
            headers.putSingle("Content-Length", download.size());
        }
        if (download.sha256() != null) {
            headers.putSingle("X-Content-SHA256", download.sha256());
        }
        StreamingOutput body = out -> download.content().write(out);
        response.setEntity(body);
    }

    /** The address as the caller sees it, without scheme and host. */
    static String location(Exchange exchange, String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            return exchange.base() + exchange.path().replaceFirst("/$", "") + path;
        }
        Matcher module = MODULE.matcher(exchange.path());
        if (!module.lookingAt()) {
            throw new IllegalStateException("no module at " + exchange.path());
        }
        return exchange.base() + module.group() + "/" + path;
    }

    /** {@code Content-Disposition} with the name in ASCII for old programs and in UTF-8 (RFC 5987, RFC 6266). */
    static String attachment(String name) {
        StringBuilder ascii = new StringBuilder();
        name.codePoints()
                .forEach(c -> ascii.append(c < 0x20 || c > 0x7e || "\"\\%".indexOf(c) >= 0 ? "_" : (char) c + ""));
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", b));
            }
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    private Optional<Integer> version(Object entity) {
        return versions.get(entity.getClass()).map(accessor -> {
            try {
                return (Integer) accessor.invoke(entity);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
