package org.warmth.api.fields;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.warmth.api.Money;

/**
 * How records of a class are read and made by the names of what they hold. A record of its own package that it holds is a
 * part of it, whose components count as its own: a visit says what its facts say. Bound once for each class.
 *
 * @param <R> the records
 */
public final class Shape<R> {
    private static final ClassValue<Shape<?>> KNOWN = new ClassValue<>() {
        @Override
        protected Shape<?> computeValue(Class<?> type) {
            return new Shape<>(type, Set.of());
        }
    };

    private final Class<R> type;
    private final Set<String> unbroken;
    private final List<Item> items = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Part whole;

    private Shape(Class<R> type, Set<String> unbroken) {
        this.type = type;
        this.unbroken = unbroken;
        whole = part(type, "", new MethodHandle[0]);
        for (Item item : items) {
            boolean outermost = items.stream()
                    .filter(other -> other != item && other.name().equals(item.name()))
                    .allMatch(other -> other.ways().length > item.ways().length);
            names.add(outermost ? item.name() : item.path());
            places.put(names.get(names.size() - 1), places.size());
        }
    }

    /**
     * Of a class.
     *
     * @throws IllegalArgumentException if it is no record
     */
    @SuppressWarnings("unchecked")
    public static <R> Shape<R> of(Class<R> type) {
        return (Shape<R>) KNOWN.get(type);
    }

    /** Of a class, some of whose parts are held as they are. */
    static <R> Shape<R> of(Class<R> type, Set<String> unbroken) {
        return new Shape<>(type, unbroken);
    }

    /**
     * One thing that a record holds.
     *
     * @param name its name
     * @param path its name after those of the parts that hold it
     * @param type its type
     * @param of the type of its elements, where it is a set; else null
     * @param ways the accessors that lead to it, from the outside in
     */
    private record Item(String name, String path, Class<?> type, Class<?> of, MethodHandle[] ways) {}

    /** A record within the record, or the record itself. */
    private record Part(MethodHandle constructor, Part[] parts) {}

    private Part part(Class<?> of, String path, MethodHandle[] above) {
        RecordComponent[] components = of.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(of.getName() + " is no record");
        }
        Part[] parts = new Part[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            MethodHandle[] ways = Stream.concat(Arrays.stream(above), Stream.of(accessor(component)))
                    .toArray(MethodHandle[]::new);
            if (isPart(of, component.getType()) && !unbroken.contains(component.getName())) {
                parts[i] = part(component.getType(), path + component.getName() + ".", ways);
            } else {
                items.add(new Item(
                        component.getName(),
                        path + component.getName(),
                        component.getType(),
                        element(component),
                        ways));
            }
        }
        return new Part(constructor(of, components), parts);
    }

    private static Class<?> element(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType set
                        && component.getType() == Set.class
                        && set.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : null;
    }

    private static boolean isPart(Class<?> whole, Class<?> component) {
        return component.isRecord() && component.getPackage() == whole.getPackage();
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return MethodHandles.lookup().unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(component + " cannot be read", e);
        }
    }

    private static MethodHandle constructor(Class<?> of, RecordComponent[] components) {
        try {
            Constructor<?> canonical = of.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(of + " cannot be made from what it holds", e);
        }
    }

    /** The class. */
    public Class<R> type() {
        return type;
    }

    /**
     * The names of what a record holds, in its order. Where two things have one name, the inner one has that of its part
     * before it: {@code file.id}.
     */
    public List<String> names() {
        return Collections.unmodifiableList(names);
    }

    /** Whether a record holds something of that name. */
    public boolean holds(String name) {
        return places.containsKey(name);
    }

    /** Where something of that name stands in {@link #names}; a missing one is an {@link IllegalArgumentException}. */
    public int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(type.getSimpleName() + " holds no " + name + ", but " + names());
        }
        return place;
    }

    /** The type of what stands at a place. */
    public Class<?> typeAt(int place) {
        return items.get(place).type();
    }

    /** The type of the elements of the set that stands at a place; null where no set does. */
    public Class<?> elementAt(int place) {
        return items.get(place).of();
    }

    /** What a record holds at a place; null where the part that holds it is missing. */
    public Object get(R record, int place) {
        Object at = record;
        try {
            for (MethodHandle way : items.get(place).ways()) {
                if (at == null) {
                    return null;
                }
                at = (Object) way.invokeExact(at);
            }
            return at;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(items.get(place).name() + " cannot be read", e);
        }
    }

    /** The record that holds these values, in the order of {@link #names}; 0 or no for a null that cannot be held. */
    public R make(Object[] values) {
        return type.cast(make(whole, values, new int[1]));
    }

    private Object make(Part part, Object[] values, int[] next) {
        Object[] held = new Object[part.parts().length];
        for (int i = 0; i < held.length; i++) {
            if (part.parts()[i] != null) {
                held[i] = make(part.parts()[i], values, next);
            } else {
                Object value = values[next[0]];
                Class<?> component = items.get(next[0]).type();
                held[i] = value == null && component.isPrimitive() ? nothing(component) : value;
                next[0]++;
            }
        }
        try {
            return (Object) part.constructor().invokeExact(held);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a " + type.getSimpleName() + " cannot be made", e);
        }
    }

    /** What stands for nothing in a type: 0, no, the empty set, no money; else null. */
    static Object nothing(Class<?> type) {
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
