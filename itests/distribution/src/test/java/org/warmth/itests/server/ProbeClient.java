package org.warmth.itests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The admin's and the framework's side of a running server, through the probe bundle inside it. */
public final class ProbeClient {

    private final HttpClient http;
    private final URI base;

    ProbeClient(HttpClient http, int port) {
        this.http = http;
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** Bundle and framework events since the server's start, oldest first, as {@code TYPE symbolic.name}. */
    public List<String> events() {
        return call("GET", "/events", BodyPublishers.noBody());
    }

    /** Bundle and framework events after the first so many, for a server that other tests used before. */
    public List<String> events(int since) {
        List<String> all = events();
        return all.subList(since, all.size());
    }

    /** All bundles, as {@code STATE symbolic.name version}. */
    public List<String> bundles() {
        return call("GET", "/bundles", BodyPublishers.noBody());
    }

    /** Installs and starts a jar. */
    public void install(Path jar) {
        try {
            call("POST", "/bundles", BodyPublishers.ofFile(jar));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void start(String symbolicName) {
        call("POST", "/bundles?start=" + symbolicName, BodyPublishers.noBody());
    }

    public void stop(String symbolicName) {
        call("POST", "/bundles?stop=" + symbolicName, BodyPublishers.noBody());
    }

    public void refresh(String symbolicName) {
        call("POST", "/bundles?refresh=" + symbolicName, BodyPublishers.noBody());
    }

    public void uninstall(String symbolicName) {
        call("DELETE", "/bundles?" + symbolicName, BodyPublishers.noBody());
    }

    /** Names of the installed features. */
    public List<String> features() {
        return call("GET", "/features", BodyPublishers.noBody());
    }

    public void addFeatureRepository(URI repository) {
        call("POST", "/features?repository=" + repository, BodyPublishers.noBody());
    }

    public void installFeature(String name) {
        call("POST", "/features?" + name, BodyPublishers.noBody());
    }

    public void uninstallFeature(String name) {
        call("DELETE", "/features?" + name, BodyPublishers.noBody());
    }

    /** Services that an LDAP filter without blanks finds, by the interfaces they are registered under. */
    public List<String> services(String filter) {
        String query = filter.replace("&", "%26")
                .replace("|", "%7C")
                .replace("<", "%3C")
                .replace(">", "%3E");
        return call("GET", "/services?" + query, BodyPublishers.noBody());
    }

    /** The values that a property has in all services, each once. */
    public List<String> values(String property) {
        return call("GET", "/values?" + property, BodyPublishers.noBody());
    }

    /** Packages that some bundle would take if there were one that has them, each as the filter of its import. */
    public List<String> wishes() {
        return call("GET", "/wishes", BodyPublishers.noBody());
    }

    /** Sets a clock that stands to another instant. */
    public void clock(Instant instant) {
        call("POST", "/clock?" + instant, BodyPublishers.noBody());
    }

    private List<String> call(String method, String path, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path)).method(method, body).build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return response.body().lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
