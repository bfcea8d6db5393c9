package org.warmth.rest;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

/** Days, times and texts in paths and queries, as strict as in JSON. */
@Component(service = ParamConverterProvider.class, immediate = true)
@JaxrsExtension
@JaxrsName(Parameters.NAME)
@JaxrsApplicationSelect("(osgi.jaxrs.name=*)")
public final class Parameters implements ParamConverterProvider {
    static final String NAME = "warmth.rest.parameters";

    private static final int MAX_TEXT = 1000;
    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            LocalDate.class, Parameters::day,
            Instant.class, Parameters::time,
            String.class, Parameters::text,
            long.class, Parameters::id,
            Long.class, Parameters::id,
            int.class, Parameters::number,
            Integer.class, Parameters::number,
            boolean.class, Parameters::yes,
            Boolean.class, Parameters::yes);

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, ?> read = READERS.get(type);
        if (read == null && type.isEnum()) {
            read = text -> constant(type, text);
        }
        return read == null ? null : new Converter<>(type, read, place(annotations));
    }

    private static Object constant(Class<?> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(one -> ((Enum<?>) one).name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.malformed(
                        "rest.json-enum",
                        Stream.of(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "))));
    }

    /** Where the parameter stands, from the annotation on it. */
    private static Place place(Annotation[] annotations) {
        for (Annotation annotation : annotations == null ? new Annotation[0] : annotations) {
            if (annotation instanceof PathParam path) {
                return new Place(path.value(), true);
            }
            if (annotation instanceof QueryParam query) {
                return new Place(query.value(), false);
            }
            if (annotation instanceof HeaderParam header) {
                return new Place(header.value(), false);
            }
        }
        return new Place(null, false);
    }

    private static LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text, Json.DAY);
            if (Json.ofThisAge(day)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw Problem.malformed("rest.json-day");
        }
        throw Problem.malformed("rest.json-day");
    }

    private static Long id(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw Problem.malformed("rest.json-id");
        }
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw Problem.malformed("rest.json-number");
        }
    }

    private static Boolean yes(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.malformed("rest.json-boolean");
        };
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.malformed("rest.json-time");
        }
    }

    private static String text(String text) {
        int unfit = Characters.firstUnfit(text);
        if (unfit >= 0) {
            throw Problem.malformed("rest.json-text", Characters.named(unfit));
        }
        if (text.length() > MAX_TEXT) {
            throw Problem.malformed("rest.too-long", MAX_TEXT);
        }
        return text;
    }

    private record Place(String name, boolean path) {}

    /** Reads one parameter; in a path, what cannot be read names nothing that exists. */
    private record Converter<T>(Class<T> type, Function<String, ?> read, Place place) implements ParamConverter<T> {
        @Override
        @SuppressWarnings("unchecked")
        public T fromString(String value) {
            if (value == null || value.isEmpty() && type != String.class) {
                return null;
            }
            try {
                return (T) read.apply(value);
            } catch (Problem wrong) {
                throw place.path()
                        ? Problem.notFound("rest.not-found")
                        : Problem.malformed(List.of(new Violation(place.name(), wrong.code(), wrong.args())));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
