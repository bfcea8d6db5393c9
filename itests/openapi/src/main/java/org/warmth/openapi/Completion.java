package org.warmth.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The last hand on a document: unused schemas go, answers have all their properties, and every body an example. */
final class Completion {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String JSON = "application/json";

    private final OpenAPI document;
    private final Map<String, Schema> schemas;

    Completion(OpenAPI document) {
        this.document = document;
        this.schemas =
                document.getComponents() == null || document.getComponents().getSchemas() == null
                        ? new LinkedHashMap<>()
                        : document.getComponents().getSchemas();
    }

    void complete(RecordSchemas records) {
        if (document.getPaths() == null) {
            return;
        }
        List<Operation> operations = document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
        Set<String> asked = new TreeSet<>();
        Set<String> answered = new TreeSet<>();
        for (Operation operation : operations) {
            if (operation.getRequestBody() != null) {
                contained(operation.getRequestBody().getContent(), asked);
            }
            operation.getResponses().values().forEach(response -> contained(response.getContent(), answered));
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> named(parameter.getSchema(), asked));
            }
        }
        schemas.keySet().removeIf(name -> !asked.contains(name) && !answered.contains(name));
        schemas.values().forEach(Completion::open);
        records.markNullable(schemas);
        // A record is always written whole; what is read may leave out what it does not say.
        answered.stream().filter(name -> !asked.contains(name)).forEach(name -> whole(schemas.get(name)));
        for (Operation operation : operations) {
            if (operation.getRequestBody() != null) {
                exemplified(operation.getRequestBody().getContent());
            }
            operation.getResponses().values().forEach(response -> exemplified(response.getContent()));
        }
    }

    /** Of an Object in a map nothing is known, not even that it has members. */
    private static void open(Schema<?> schema) {
        if (schema.getAdditionalProperties() instanceof Schema<?> values
                && "object".equals(values.getType())
                && values.getProperties() == null
                && values.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(true);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(Completion::open);
        }
    }

    private static void whole(Schema<?> schema) {
        if (schema != null && schema.getProperties() != null) {
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
    }

    private void contained(Content content, Set<String> names) {
        if (content != null) {
            content.values().forEach(media -> named(media.getSchema(), names));
        }
    }

    /** The schemas that one leads to. */
    private void named(Schema<?> schema, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(SCHEMAS.length());
            if (names.add(name)) {
                named(schemas.get(name), names);
            }
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> named(property, names));
        }
        named(schema.getItems(), names);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            named(values, names);
        }
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(part -> named(part, names));
        }
    }

    private void exemplified(Content content) {
        MediaType media = content == null ? null : content.get(JSON);
        if (media != null && media.getSchema() != null && media.getExample() == null && media.getExamples() == null) {
            media.setExample(example(media.getSchema(), new LinkedHashSet<>()));
        }
    }

    /** A value of a schema: its own example, or one made of the examples of its parts. */
    private Object example(Schema<?> schema, Set<String> within) {
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(SCHEMAS.length());
            if (name.equals("Money")) {
                return 30000;
            }
            if (name.equals("Benefit")) {
                return "aid.living";
            }
            Schema<?> found = schemas.get(name);
            if (found == null || !within.add(name)) {
                return null;
            }
            try {
                return example(found, within);
            } finally {
                within.remove(name);
            }
        }
        if (schema.getExample() != null) {
            return "int64".equals(schema.getFormat()) ? schema.getExample().toString() : schema.getExample();
        }
        if (schema.getAllOf() != null) {
            return example(schema.getAllOf().get(0), within);
        }
        if (schema.getEnum() != null) {
            return schema.getEnum().get(0);
        }
        if (schema.getProperties() != null) {
            Map<String, Object> made = new LinkedHashMap<>();
            schema.getProperties().forEach((name, property) -> made.put(name, example(property, within)));
            return made;
        }
        if (schema.getItems() != null) {
            Object item = example(schema.getItems(), within);
            return item == null ? List.of() : List.of(item);
        }
        return plain(schema);
    }

    private static Object plain(Schema<?> schema) {
        String format = schema.getFormat() == null ? "" : schema.getFormat();
        return switch (schema.getType() == null ? "" : schema.getType()) {
            case "integer" -> format.equals("int64") ? "710000000000000001" : (Object) 1;
            case "number" -> 1.5;
            case "boolean" -> false;
            case "string" ->
                switch (format) {
                    case "date" -> "2022-01-18";
                    case "date-time" -> "2022-01-18T02:30:00Z";
                    default -> "";
                };
            default -> Map.of();
        };
    }
}
