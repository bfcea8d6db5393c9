package org.warmth.rest;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.PreMatching;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;
import org.warmth.api.Problem;
import org.warmth.api.rest.Idempotency;

/**
 * The second lock behind the gate, and the headers that resources need not write: a record with a component {@code int
 * version} gets its ETag; an {@link Idempotency.Created} becomes 201 with Location and ETag.
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
        if (entity instanceof Idempotency.Created created) {
            if (response.getStatus() == 200) {
                response.setStatus(201);
            }
            if (!response.getHeaders().containsKey("Location")) {
                response.getHeaders().putSingle("Location", exchange.base() + exchange.path() + "/" + created.id());
            }
        }
        if (response.getStatus() < 300 && !response.getHeaders().containsKey("ETag")) {
            version(entity).ifPresent(version -> response.getHeaders().putSingle("ETag", "\"" + version + "\""));
        }
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
