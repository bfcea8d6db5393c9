package org.warmth.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.files.StoredFile;

/** Files over REST. */
@Component(service = FileResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=files)")
@Path("")
public final class FileResource {
    private final FileService files;

    /** Over the service. */
    @Activate
    public FileResource(@Reference FileService files) {
        this.files = files;
    }

    /** The content of a file. */
    @GET
    @Path("{id: \\d+}")
    @Operation(summary = "下载文件 · The content of a file; every download stands in the trail")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    public Response get(@PathParam("id") @Parameter(example = "710000000000000002") long id) {
        StoredFile file = files.download(id);
        InputStream content = files.open(id);
        StreamingOutput body = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return Response.ok(body, file.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileNames.attachment(file.name()))
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
