package org.warmth.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.access.Callers;
import org.warmth.api.rest.Page;

/** Enterprises over REST; they come with visits and posts, and are public knowledge among unions. */
@Component(service = EnterpriseResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=people)")
@Path("enterprises")
@Produces(MediaType.APPLICATION_JSON)
public final class EnterpriseResource {
    private final EnterpriseRegistry registry;
    private final Callers callers;

    /** The resource on its service. */
    @Activate
    public EnterpriseResource(@Reference EnterpriseRegistry registry, @Reference Callers callers) {
        this.registry = registry;
        this.callers = callers;
    }

    /** Enterprises by a part of their name or by code. */
    @GET
    @Operation(summary = "按名称或统一社会信用代码查找企业 · Find enterprises by name or credit code")
    public Page<Enterprise> search(
            @QueryParam("q") @DefaultValue("") @Parameter(example = "演示") String text,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("size") @DefaultValue("50") int size) {
        callers.current();
        int asked = Page.size(size);
        List<Enterprise> found = registry.search(text.strip(), after, asked + 1).stream()
                .map(row -> new Enterprise(row.id(), row.name(), row.creditCode()))
                .toList();
        return Page.of(found, asked, Enterprise::id);
    }

    /**
     * An enterprise.
     *
     * @param id its id
     * @param name its name
     * @param creditCode its unified social credit code, or null
     */
    @Schema(name = "people.Enterprise")
    public record Enterprise(
            @Schema(type = "string", example = "744073261518850") long id,
            @Schema(example = "演示制造有限公司") String name,
            @Schema(example = "91999999TE5T00016A") String creditCode) {}
}
