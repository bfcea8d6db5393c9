package org.warmth.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How records become schemas: each class has a name of its own, and what may be null is nullable.
 *
 * <p>Primitives and collections are never null; other components may be, unless they are marked as required.
 */
final class RecordSchemas extends ModelResolver {
    private final Names names;

    RecordSchemas() {
        this(new Names());
    }

    private RecordSchemas(Names names) {
        super(Json.mapper(), names);
        this.names = names;
    }

    @Override
    public Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        Schema<?> schema = super.resolve(type, context, next);
        Class<?> of = _mapper.constructType(type.getType()).getRawClass();
        if (schema != null && of.isRecord()) {
            String reference = schema.get$ref();
            names.own(reference == null ? schema.getName() : reference.replaceFirst(".*/", ""), of);
        }
        return schema;
    }

    /** Marks what may be null in the schemas made by this. */
    void markNullable(Map<String, Schema> schemas) {
        names.classes.forEach((name, type) -> {
            Schema<?> schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null && type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    Schema<?> property = schema.getProperties().get(component.getName());
                    boolean always =
                            schema.getRequired() != null && schema.getRequired().contains(component.getName());
                    if (property != null && !always && mayBeNull(component.getType())) {
                        schema.getProperties().put(component.getName(), nullable(property));
                    }
                }
            }
        });
    }

    private static boolean mayBeNull(Class<?> type) {
        return !type.isPrimitive()
                && !type.isArray()
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type);
    }

    /** What stands beside a reference is not seen, so that the reference moves one down. */
    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() == null) {
            return property.nullable(true);
        }
        Schema<?> wrapped = new Schema<>();
        wrapped.addAllOfItem(property);
        return wrapped.nullable(true);
    }

    /** A record within another class whose own name says little is named after both: {@code ConsentView}. */
    private static final class Names extends TypeNameResolver {
        private final Map<String, Class<?>> classes = new TreeMap<>();

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            String name = super.nameForClass(type, options);
            Class<?> around = type.getEnclosingClass();
            if (around != null && name.equals(type.getSimpleName()) && name.matches("[A-Z][a-z]+")) {
                String owner = around.getSimpleName().replaceFirst("(Resource|Service|Store)$", "");
                name = owner.endsWith(name) || owner.startsWith(name) ? owner : owner + name;
            }
            return own(name, type);
        }

        @Override
        protected String nameForGenericType(JavaType type, Set<Options> options) {
            String name = super.nameForGenericType(type, options);
            classes.put(name, type.getRawClass());
            return name;
        }

        private String own(String name, Class<?> type) {
            Class<?> other = name == null ? null : classes.putIfAbsent(name, type);
            if (other != null && other != type && other.isRecord() && type.isRecord()) {
                throw new IllegalStateException("one name for two schemas, " + name + ": " + other + ", " + type);
            }
            return name;
        }
    }
}
