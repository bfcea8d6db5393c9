package org.warmth.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;
import org.warmth.api.Problem;
import org.warmth.api.Violation;

/** JSON in and out, in every application (P4). */
@Component(
        service = {MessageBodyReader.class, MessageBodyWriter.class},
        immediate = true)
@JaxrsExtension
@JaxrsName(JsonBody.NAME)
@JaxrsApplicationSelect("(osgi.jaxrs.name=*)")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    static final String NAME = "warmth.rest.json";

    private static final List<Class<?>> NOT_JSON = List.of(
            InputStream.class,
            Reader.class,
            File.class,
            byte[].class,
            CharSequence.class,
            StreamingOutput.class,
            Response.class);

    private final ObjectMapper mapper = Json.mapper();
    private final RestSettings settings;

    /** Reads as much as the settings allow. */
    @Activate
    public JsonBody(@Reference RestSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return json(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        int most = settings.maxJson();
        byte[] content = body.readNBytes(most + 1);
        if (content.length > most) {
            throw Problem.tooLarge("rest.too-large", most / 1024);
        }
        if (content.length == 0) {
            throw Problem.malformed(List.of(Violation.of(null, "rest.json-empty")));
        }
        try (InputStream in = new ByteArrayInputStream(content)) {
            Object value = mapper.readValue(in, mapper.constructType(generic));
            if (value == null) {
                throw Problem.malformed(List.of(Violation.of(null, "rest.json-empty")));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonFaults.problem(e);
        } catch (java.io.CharConversionException e) {
            throw Problem.malformed(List.of(Violation.of(null, "rest.json-utf8")));
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return json(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        // Whole before the first byte: what cannot be written becomes a problem, not half an answer.
        out.write(mapper.writeValueAsBytes(value));
    }

    private static boolean json(Class<?> type) {
        return NOT_JSON.stream().noneMatch(other -> other.isAssignableFrom(type));
    }
}
