package org.warmth.testkit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A component's configuration: what the test says, else what the component's property type says. */
final class TestConfiguration implements InvocationHandler {
    private final Class<?> type;
    private final Map<String, Object> values;

    private TestConfiguration(Class<?> type, Map<String, Object> values) {
        this.type = type;
        this.values = values;
    }

    /**
     * A configuration of that type.
     *
     * @param type a component property type
     * @param values by the names of its methods
     */
    static Object of(Class<?> type, Map<String, Object> values) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new TestConfiguration(type, values));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) {
        if (method.getDeclaringClass() == Object.class || method.getDeclaringClass() == Annotation.class) {
            return switch (method.getName()) {
                case "annotationType" -> type;
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == args[0];
                default -> type.getName() + values;
            };
        }
        Object said = values.get(method.getName());
        Object value = said == null ? method.getDefaultValue() : said;
        return value == null ? nothing(method.getReturnType()) : value;
    }

    /** What a server gives where nothing is configured. */
    private static Object nothing(Class<?> of) {
        if (of.isArray()) {
            return Array.newInstance(of.getComponentType(), 0);
        }
        return of.isPrimitive() ? Array.get(Array.newInstance(of, 1), 0) : null;
    }
}
