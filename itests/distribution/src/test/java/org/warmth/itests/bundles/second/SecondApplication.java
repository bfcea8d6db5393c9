package org.warmth.itests.bundles.second;

import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** An application of its own, as every module has one. */
@Component(service = Application.class)
@JaxrsApplicationBase("/itests/second")
@JaxrsName("itests-second")
public final class SecondApplication extends Application {}
