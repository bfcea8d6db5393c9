package org.warmth.access;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration of a component: what is given, and the defaults of the rest. */
final class Settings {
    private Settings() {}

    static <A> A of(Class<A> type, Map<String, ?> given) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) ->
                        given.containsKey(method.getName()) ? given.get(method.getName()) : method.getDefaultValue()));
    }
}
