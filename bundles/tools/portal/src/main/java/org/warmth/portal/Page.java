package org.warmth.portal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardResource;

/** The officer's page: static files under {@code /warmth/ui/}, no rule and no data of its own. */
@Component(service = Page.class)
@HttpWhiteboardResource(pattern = "/warmth/ui/*", prefix = "/page")
public final class Page {}
