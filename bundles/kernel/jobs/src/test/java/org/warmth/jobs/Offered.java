package org.warmth.jobs;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** A service as the whiteboard offers it. */
final class Offered {
    private Offered() {}

    @SuppressWarnings("unchecked")
    static <T> ComponentServiceObjects<T> of(T service, Map<String, Object> properties) {
        ServiceReference<T> reference = (ServiceReference<T>) Proxy.newProxyInstance(
                Offered.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getProperty" -> properties.get(args[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == args[0];
                    default -> null;
                });
        return new ComponentServiceObjects<>() {
            @Override
            public T getService() {
                return service;
            }

            @Override
            public void ungetService(T given) {
                throw new IllegalArgumentException("two who shared it have given it back already");
            }

            @Override
            public ServiceReference<T> getServiceReference() {
                return reference;
            }
        };
    }
}
