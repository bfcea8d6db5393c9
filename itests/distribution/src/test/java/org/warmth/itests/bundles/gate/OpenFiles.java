package org.warmth.itests.bundles.gate;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardResource;

/** Files for anybody. */
@Component(service = OpenFiles.class)
@HttpWhiteboardResource(pattern = "/itests/files/*", prefix = "/org/warmth/itests/bundles/gate")
public final class OpenFiles {}
