package org.warmth.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.type.TypeBindings;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.integration.api.OpenAPIConfiguration;
import io.swagger.v3.oas.models.ExternalDocumentation;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;

/**
 * Reads resources as the kernel answers for them: {@code Created<V>} is V with 201 and a {@code Location}, {@code
 * Accepted<V>} is V with 202, a {@code Download} is bytes, nothing is 204, and all else is itself with 200.
 */
public final class DocumentReader extends Reader {
    private static final String ANSWERS = "org.warmth.api.rest.";
    private static final String JSON = "application/json";

    private final TypeFactory types = TypeFactory.defaultInstance();
    private final RecordSchemas records = new RecordSchemas();
    private Class<?> current;

    /** Made by the plugin. */
    public DocumentReader() {
        ModelConverters.getInstance().addConverter(records);
    }

    /** Made by the plugin with its configuration. */
    public DocumentReader(OpenAPIConfiguration configuration) {
        super(configuration);
        ModelConverters.getInstance().addConverter(records);
    }

    @Override
    public OpenAPI read(Set<Class<?>> classes, Map<String, Object> resources) {
        OpenAPI document = super.read(classes, resources);
        document.info(new Info().title("Warmth 送温暖").version("v1"));
        new Completion(document).complete(records);
        return document;
    }

    @Override
    public OpenAPI read(
            Class<?> resource,
            String parentPath,
            String parentMethod,
            boolean subresource,
            RequestBody parentBody,
            ApiResponses parentResponses,
            Set<String> parentTags,
            List<Parameter> parentParameters,
            Set<Class<?>> scanned) {
        current = resource;
        return super.read(
                resource,
                parentPath,
                parentMethod,
                subresource,
                parentBody,
                parentResponses,
                parentTags,
                parentParameters,
                scanned);
    }

    @Override
    protected Operation parseMethod(
            Class<?> resource,
            Method method,
            List<Parameter> globalParameters,
            Produces methodProduces,
            Produces classProduces,
            Consumes methodConsumes,
            Consumes classConsumes,
            List<SecurityRequirement> classSecurity,
            Optional<ExternalDocumentation> classDocs,
            Set<String> classTags,
            List<Server> classServers,
            boolean subresource,
            RequestBody parentBody,
            ApiResponses parentResponses,
            JsonView view,
            ApiResponse[] classResponses,
            AnnotatedMethod annotated) {
        Operation operation = super.parseMethod(
                resource,
                method,
                globalParameters,
                methodProduces,
                classProduces,
                methodConsumes,
                classConsumes,
                classSecurity,
                classDocs,
                classTags,
                classServers,
                subresource,
                parentBody,
                parentResponses,
                view,
                classResponses,
                annotated);
        Produces produces = methodProduces == null ? classProduces : methodProduces;
        operation.setResponses(responses(returned(method), produces == null ? new String[0] : produces.value()));
        return operation;
    }

    /** What a method returns in the resource that is read, with its type parameters bound. */
    private JavaType returned(Method method) {
        TypeBindings bindings = types.constructType(current)
                .findSuperType(method.getDeclaringClass())
                .getBindings();
        return types.resolveMemberType(method.getGenericReturnType(), bindings);
    }

    private ApiResponses responses(JavaType returned, String[] produced) {
        String name = returned.getRawClass().getName();
        if (returned.hasRawClass(void.class)) {
            return answer("204", "完成 · Done", null);
        }
        if (name.equals(ANSWERS + "Download")) {
            Content content = new Content();
            Stream<String> kinds = Arrays.stream(produced).filter(kind -> !kind.equals(JSON));
            kinds.forEach(kind -> content.addMediaType(kind, bytes()));
            return answer("200", "文件 · The file", content.isEmpty() ? content.addMediaType("*/*", bytes()) : content);
        }
        if (name.equals(ANSWERS + "Created")) {
            ApiResponses created = answer("201", "已新建 · Created", json(returned.containedType(0)));
            created.get("201")
                    .addHeaderObject(
                            "Location",
                            new Header()
                                    .description("新记录的地址 · Where the record can be read")
                                    .schema(new StringSchema().format("uri-reference")));
            return created;
        }
        if (name.equals(ANSWERS + "Accepted")) {
            return answer("202", "已受理，后台处理 · Accepted; a job works on it", json(returned.containedType(0)));
        }
        return answer("200", "结果 · The answer", json(returned));
    }

    private static ApiResponses answer(String status, String description, Content content) {
        return new ApiResponses()
                .addApiResponse(
                        status,
                        new io.swagger.v3.oas.models.responses.ApiResponse()
                                .description(description)
                                .content(content));
    }

    private static MediaType bytes() {
        return new MediaType().schema(new StringSchema().format("binary"));
    }

    private Content json(JavaType type) {
        ResolvedSchema resolved =
                ModelConverters.getInstance().resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        if (resolved.referencedSchemas != null) {
            resolved.referencedSchemas.forEach((String name, Schema schema) -> {
                if (getComponents().getSchemas() == null
                        || !getComponents().getSchemas().containsKey(name)) {
                    getComponents().addSchemas(name, schema);
                }
            });
        }
        return new Content().addMediaType(JSON, new MediaType().schema(resolved.schema));
    }
}
