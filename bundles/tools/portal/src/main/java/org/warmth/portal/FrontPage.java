package org.warmth.portal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardResource;

/** The page at the address of its folder, {@code /warmth/ui/}. */
@Component(service = FrontPage.class)
@HttpWhiteboardResource(pattern = "/warmth/ui/", prefix = "/page/index.html")
public final class FrontPage {}
