package org.warmth.itests.bundles.first;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Says its name, and which database stands behind the server. */
@Component(service = FirstResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=itests-first)")
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class FirstResource {

    private final DataSource database;

    @Activate
    public FirstResource(@Reference(target = "(dataSourceName=warmth)") DataSource database) {
        this.database = database;
    }

    @GET
    @Path("name")
    public String name() {
        return "{\"name\":\"first\"}";
    }

    @GET
    @Path("database")
    public String database() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return "{\"database\":\"" + connection.getMetaData().getDatabaseProductName() + "\"}";
        }
    }
}
