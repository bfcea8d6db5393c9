package org.warmth.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.warmth.testkit.ComponentDescription.ServiceReference;

/**
 * The components of the bundles on the class path, put together as on a server: each is made once, when it is first asked for,
 * by the constructor that takes its references. What a test gives stands in front of what would be made, whatever properties a
 * reference wants of it.
 *
 * <pre>
 * TestComponents components = new TestComponents(database, database.ids(), callers, access);
 * VisitService visits = components.get(VisitService.class);
 * </pre>
 */
public final class TestComponents {
    private static final List<ComponentDescription> DESCRIPTIONS =
            ComponentDescription.onClassPath(TestComponents.class.getClassLoader());

    private final TestComponents below;
    private final List<Object> given = new ArrayList<>();
    private final Map<String, Map<String, Object>> configurations = new HashMap<>();
    private final Map<ComponentDescription, Object> made = new LinkedHashMap<>();
    private final Set<ComponentDescription> beingMade = new LinkedHashSet<>();

    /** Components over these parts. */
    public TestComponents(Object... parts) {
        this(null, parts);
    }

    private TestComponents(TestComponents below, Object... parts) {
        this.below = below;
        given.addAll(List.of(parts));
    }

    /** Others above these: what is given or was made here serves there, unless these parts stand in front of it. */
    public TestComponents above(Object... parts) {
        return new TestComponents(this, parts);
    }

    /** Configures a component that is not made yet; a setting goes by the name of its method, or by its key. */
    public TestComponents configure(Class<?> component, String setting, Object value) {
        configurations
                .computeIfAbsent(component.getName(), any -> new HashMap<>())
                .put(setting, value);
        return this;
    }

    /** One more part; components that are there and wait for such a one have it from now on. */
    public TestComponents give(Object part) {
        given.add(part);
        new LinkedHashMap<>(made).forEach((description, component) -> fill(description, component, true));
        return this;
    }

    /** A part goes; components that can do without it are without it from now on. */
    public void withdraw(Object part) {
        if (!given.remove(part)) {
            throw new IllegalArgumentException("never given: " + part);
        }
        new LinkedHashMap<>(made).forEach((description, component) -> fill(description, component, true));
    }

    /** The part or component of that type: a service, or a component's own class. */
    public <T> T get(Class<T> type) {
        return find(type, false).orElseThrow(() -> new IllegalStateException("nothing is a " + type.getName()));
    }

    /** Those components of a package and all below it whose class is wanted, in the order in which the bundle names them. */
    public List<Object> of(String inPackage, Predicate<Class<?>> wanted) {
        return DESCRIPTIONS.stream()
                .map(ComponentDescription::implementation)
                .filter(name -> name.startsWith(inPackage + "."))
                .map(TestComponents::load)
                .filter(wanted)
                .<Object>map(this::get)
                .toList();
    }

    private <T> Optional<T> find(Class<T> type, boolean filtered) {
        Optional<T> there = present(type);
        return there.isPresent() || filtered ? there : described(type).map(each -> type.cast(make(each)));
    }

    /** What is given or made already, here or below. */
    private <T> Optional<T> present(Class<T> type) {
        List<Object> fitting = fitting(type);
        if (!fitting.isEmpty()) {
            return Optional.of(type.cast(fitting.get(fitting.size() - 1)));
        }
        for (Map.Entry<ComponentDescription, Object> each : made.entrySet()) {
            if (each.getKey().is(type.getName())) {
                return Optional.of(type.cast(each.getValue()));
            }
        }
        return below == null ? Optional.empty() : below.present(type);
    }

    private List<Object> fitting(Class<?> type) {
        return given.stream().filter(type::isInstance).toList();
    }

    private static Optional<ComponentDescription> described(Class<?> type) {
        List<ComponentDescription> found =
                DESCRIPTIONS.stream().filter(each -> each.is(type.getName())).toList();
        if (found.size() > 1) {
            throw new IllegalStateException("more than one " + type.getName() + ", so give one: "
                    + found.stream().map(ComponentDescription::implementation).toList());
        }
        return found.stream().findFirst();
    }

    /** Those that are given, else all that the class path holds. */
    private List<Object> all(Class<?> type, boolean filtered) {
        for (TestComponents each = this; each != null; each = each.below) {
            List<Object> fitting = each.fitting(type);
            if (!fitting.isEmpty()) {
                return fitting;
            }
        }
        List<Object> all = new ArrayList<>();
        for (ComponentDescription each : filtered ? List.<ComponentDescription>of() : DESCRIPTIONS) {
            if (each.services().contains(type.getName())) {
                Optional<?> there = present(load(each.implementation()));
                all.add(there.isPresent() ? there.get() : make(each));
            }
        }
        return all;
    }

    private Object make(ComponentDescription description) {
        if (!beingMade.add(description)) {
            throw new IllegalStateException("a circle: "
                    + beingMade.stream()
                            .map(ComponentDescription::implementation)
                            .toList());
        }
        try {
            Constructor<?> constructor = constructor(description);
            Object[] arguments = new Object[description.parameters()];
            for (ServiceReference reference : description.references()) {
                if (reference.parameter() >= 0) {
                    arguments[reference.parameter()] = service(description, reference);
                } else if (reference.field().isEmpty()) {
                    throw new IllegalStateException(
                            description.implementation() + " takes " + reference.type() + " by a method");
                }
            }
            for (int i = 0; i < arguments.length; i++) {
                int place = i;
                if (description.references().stream().noneMatch(reference -> reference.parameter() == place)) {
                    arguments[i] = configuration(description, constructor.getParameterTypes()[i]);
                }
            }
            Object component = constructor.newInstance(arguments);
            made.put(description, component);
            fill(description, component, false);
            activate(description, component);
            return component;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(description.implementation(), e);
        } finally {
            beingMade.remove(description);
        }
    }

    private static Constructor<?> constructor(ComponentDescription description) {
        for (Constructor<?> constructor : load(description.implementation()).getDeclaredConstructors()) {
            Class<?>[] types = constructor.getParameterTypes();
            if (types.length == description.parameters()
                    && description.references().stream()
                            .filter(reference -> reference.parameter() >= 0)
                            .allMatch(reference -> reference.many()
                                    || types[reference.parameter()].getName().equals(reference.type()))) {
                constructor.setAccessible(true);
                return constructor;
            }
        }
        throw new IllegalStateException("built before its last change: " + description.implementation());
    }

    private void activate(ComponentDescription description, Object component) throws ReflectiveOperationException {
        for (Method method : component.getClass().getDeclaredMethods()) {
            if (method.getName().equals(description.activate())) {
                Object[] arguments = Stream.of(method.getParameterTypes())
                        .map(type -> configuration(description, type))
                        .toArray();
                method.setAccessible(true);
                method.invoke(component, arguments);
            }
        }
    }

    /** What is no service: the configuration in the form that is wanted, or what the test gives. */
    private Object configuration(ComponentDescription description, Class<?> type) {
        if (type.isAnnotation()) {
            return TestConfiguration.of(type, configuration(description));
        }
        return type == Map.class ? configuration(description) : get(type);
    }

    private Map<String, Object> configuration(ComponentDescription description) {
        Map<String, Object> all = below == null ? new HashMap<>() : below.configuration(description);
        all.putAll(configurations.getOrDefault(description.implementation(), Map.of()));
        return all;
    }

    private Object service(ComponentDescription asking, ServiceReference reference) {
        Class<?> type = load(reference.type());
        if (reference.many()) {
            return all(type, reference.filtered());
        }
        Optional<?> found = find(type, reference.filtered());
        if (found.isEmpty() && !reference.optional()) {
            throw new IllegalStateException(asking.implementation() + " asks for " + reference.type());
        }
        return found.orElse(null);
    }

    /** Sets the fields that hold services. */
    private void fill(ComponentDescription description, Object component, boolean onlyDynamic) {
        for (ServiceReference reference : description.references()) {
            if (!reference.field().isEmpty() && (reference.dynamic() || !onlyDynamic)) {
                set(component, reference.field(), service(description, reference));
            }
        }
    }

    private static void set(Object component, String name, Object value) {
        try {
            Field field = component.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(component, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getClass().getName(), e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
