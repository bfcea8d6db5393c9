package org.warmth.rest;

import java.util.List;
import java.util.stream.Stream;
import javax.servlet.http.HttpServletRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.warmth.rest}: the proxies that are believed, and limits; a change restarts nothing. */
@Component(service = RestSettings.class, configurationPid = "org.warmth.rest")
@Designate(ocd = RestSettings.Config.class)
public final class RestSettings {
    private volatile int maxJson;
    private volatile List<AddressRange> proxies;
    private volatile String base;

    /** Reads the configuration. */
    @Activate
    public RestSettings(Config config) {
        modified(config);
    }

    @Modified
    void modified(Config config) {
        maxJson = config.max_json();
        base = trimmed(config.base_path());
        proxies = Stream.of(config.proxies())
                .flatMap(some -> Stream.of(some.split(",")))
                .map(String::trim)
                .filter(range -> !range.isEmpty())
                .map(AddressRange::of)
                .toList();
    }

    /** The most bytes of a JSON body. */
    int maxJson() {
        return maxJson;
    }

    /** The path prefix under which users see the server, as configured. */
    String base() {
        return base;
    }

    /** The request as the user sent it: with the proxy's headers where a configured proxy sent them, else without. */
    ForwardedRequest seen(HttpServletRequest request) {
        boolean believed = proxies.stream().anyMatch(proxy -> proxy.contains(request.getRemoteAddr()));
        return new ForwardedRequest(request, believed, proxies);
    }

    static String trimmed(String path) {
        String clean = path.trim();
        while (clean.endsWith("/")) {
            clean = clean.substring(0, clean.length() - 1);
        }
        return clean.isEmpty() || clean.matches("(/[A-Za-z0-9._~-]+)+") ? clean : "";
    }

    /** The settings. */
    @ObjectClassDefinition(name = "Warmth REST")
    public @interface Config {
        /** The most bytes of a JSON body. */
        @AttributeDefinition(name = "Most bytes of a JSON body")
        int max_json() default 1 << 20;

        /** Proxies whose forwarded headers are believed: addresses or ranges such as 10.1.0.0/16. */
        @AttributeDefinition(name = "Believed proxies")
        String[] proxies() default {};

        /** The path before {@code /warmth} as users see it behind the proxy, for example {@code /union}. */
        @AttributeDefinition(name = "Base path")
        String base_path() default "";
    }
}
