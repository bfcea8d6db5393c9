package org.warmth.files;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.files.StoredFile;
import org.warmth.api.rest.Download;

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
    public Download get(@PathParam("id") @Parameter(example = "710000000000000002") long id) {
        StoredFile file = files.download(id);
        return Download.of(file.name(), file.mediaType(), () -> files.open(id)).sized(file.size());
    }
}
