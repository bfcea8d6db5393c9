package org.warmth.api.fields;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.warmth.api.Money;

/**
 * Makes records of one class from values by name.
 *
 * @param <I> the records
 */
final class Made<I extends Record> {
    private static final ClassValue<Made<?>> KNOWN = new ClassValue<>() {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        protected Made<?> computeValue(Class<?> type) {
            return new Made(type);
        }
    };

    private final RecordComponent[] components;
    private final Object[] nothing;
    private final MethodHandle constructor;

    private Made(Class<I> type) {
        components = type.getRecordComponents();
        nothing = Arrays.stream(components)
                .map(RecordComponent::getType)
                .map(Made::nothing)
                .toArray();
        try {
            Constructor<I> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            constructor = MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, components.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be made from its fields", e);
        }
    }

    /** Of a class. */
    @SuppressWarnings("unchecked")
    static <I extends Record> Made<I> of(Class<I> type) {
        return (Made<I>) KNOWN.get(type);
    }

    /** The record of some values; what has none is nothing. */
    I from(Function<String, Object> values) {
        Object[] all = new Object[components.length];
        for (int i = 0; i < all.length; i++) {
            Object value = values.apply(components[i].getName());
            all[i] = value == null ? nothing[i] : value;
        }
        return made(all);
    }

    /** The same record but for one of its values. */
    I with(I record, String name, Object value) {
        Object[] all = new Object[components.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = components[i].getName().equals(name) ? value : said(record, components[i]);
        }
        return made(all);
    }

    private static Object said(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    @SuppressWarnings("unchecked")
    private I made(Object[] all) {
        try {
            return (I) constructor.invoke(all);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record cannot be made", e);
        }
    }

    private static Object nothing(Class<?> type) {
        if (type == long.class) {
            return 0L;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == Set.class) {
            return Set.of();
        }
        return type == Money.class ? Money.ZERO : null;
    }
}
