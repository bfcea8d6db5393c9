package org.warmth.banks;

import io.swagger.v3.oas.annotations.Operation;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.rest.Page;

/** Bank file formats over REST. */
@Component(service = BankFormatResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=banks)")
@Path("formats")
@Produces(MediaType.APPLICATION_JSON)
public final class BankFormatResource {
    private final BankFormats formats;

    /** Over the formats. */
    @Activate
    public BankFormatResource(@Reference BankFormats formats) {
        this.formats = formats;
    }

    /** Every format that a payment order can be written in, on one page. */
    @GET
    @Operation(summary = "银行文件格式 · Bank file formats of all installed bundles")
    public Page<BankFormatView> list() {
        return new Page<>(formats.all(), null);
    }
}
