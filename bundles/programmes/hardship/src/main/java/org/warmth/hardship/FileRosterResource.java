package org.warmth.hardship;

import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.warmth.api.resources.RecordRosterResource;
import org.warmth.api.sheets.Rosters;

/** The roster of files over REST. */
@Component(service = FileRosterResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(module=hardship)")
@Path("roster")
public final class FileRosterResource extends RecordRosterResource {
    /** Over the kernel's rosters. */
    @Activate
    public FileRosterResource(@Reference Rosters rosters) {
        super(rosters, FileRoster.ROSTER, "hardship");
    }
}
