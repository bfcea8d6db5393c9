package org.warmth.itests.bundles.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * What HTTP cannot see of a running server: bundle and framework events since its start, and the controls of an admin.
 * It has a port of its own, so that it neither passes the product's sign-in nor needs its HTTP stack.
 */
public final class Probe implements BundleActivator {

    private static final Map<Integer, String> BUNDLE_EVENTS = Map.of(
            BundleEvent.INSTALLED, "INSTALLED",
            BundleEvent.RESOLVED, "RESOLVED",
            BundleEvent.STARTED, "STARTED",
            BundleEvent.STOPPED, "STOPPED",
            BundleEvent.UNINSTALLED, "UNINSTALLED",
            BundleEvent.UNRESOLVED, "UNRESOLVED",
            BundleEvent.UPDATED, "UPDATED");
    private static final Map<Integer, String> FRAMEWORK_EVENTS = Map.of(
            FrameworkEvent.PACKAGES_REFRESHED, "PACKAGES_REFRESHED",
            FrameworkEvent.ERROR, "ERROR",
            FrameworkEvent.WARNING, "WARNING");
    private static final Map<Integer, String> STATES = Map.of(
            Bundle.ACTIVE, "ACTIVE",
            Bundle.INSTALLED, "INSTALLED",
            Bundle.RESOLVED, "RESOLVED",
            Bundle.STARTING, "STARTING",
            Bundle.STOPPING, "STOPPING");

    private final List<String> events = new CopyOnWriteArrayList<>();
    private BundleContext context;
    private HttpServer server;
    private ExecutorService threads;

    @Override
    public void start(BundleContext context) throws IOException {
        this.context = context;
        context.addBundleListener(
                (SynchronousBundleListener) event -> record(BUNDLE_EVENTS.get(event.getType()), event.getBundle()));
        context.addFrameworkListener(event -> record(FRAMEWORK_EVENTS.get(event.getType()), event.getBundle()));

        int port = Integer.getInteger("warmth.probe.port");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        threads = Executors.newFixedThreadPool(2);
        server.setExecutor(threads);
        server.createContext("/events", answer(exchange -> events.stream()));
        server.createContext("/bundles", answer(this::bundles));
        server.createContext("/features", answer(this::features));
        server.createContext("/services", answer(this::services));
        server.createContext("/values", answer(this::values));
        server.createContext("/wishes", answer(exchange -> wishes()));
        String instant = System.getProperty("warmth.probe.clock");
        if (instant != null) {
            StandingClock clock = new StandingClock(Instant.parse(instant));
            // Here before the product's own, and ranked above it.
            context.registerService(
                    Clock.class, clock, new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
            server.createContext("/clock", answer(exchange -> Stream.of(clock.set(Instant.parse(query(exchange))))));
        }
        server.start();
    }

    @Override
    public void stop(BundleContext context) {
        server.stop(0);
        threads.shutdownNow();
    }

    private void record(String type, Bundle bundle) {
        if (type != null) {
            events.add(type + " " + bundle.getSymbolicName());
        }
    }

    /** GET lists; POST with a jar installs and starts it; POST ?start= ?stop= ?refresh= and DELETE ? take a name. */
    private Stream<String> bundles(HttpExchange exchange) throws Exception {
        String query = query(exchange);
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                if (query.isEmpty()) {
                    context.installBundle("itest:" + System.nanoTime(), exchange.getRequestBody())
                            .start();
                } else if (query.startsWith("start=")) {
                    bundle(query).start();
                } else if (query.startsWith("stop=")) {
                    bundle(query).stop();
                } else {
                    Bundle bundle = bundle(query);
                    context.getBundle(0).adapt(FrameworkWiring.class).refreshBundles(List.of(bundle));
                }
            }
            case "DELETE" -> bundle("name=" + query).uninstall();
            default -> {}
        }
        return Arrays.stream(context.getBundles())
                .map(each -> STATES.get(each.getState()) + " " + each.getSymbolicName() + " " + each.getVersion());
    }

    private Bundle bundle(String query) {
        String name = query.substring(query.indexOf('=') + 1);
        return Arrays.stream(context.getBundles())
                .filter(each -> name.equals(each.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no bundle " + name));
    }

    /**
     * GET lists what is installed; POST ?name installs, POST ?repository=uri adds a repository, DELETE ?name removes: with no
     * option of its own, so that the server's settings decide what is refreshed.
     */
    private Stream<String> features(HttpExchange exchange) throws Exception {
        ServiceReference<FeaturesService> reference = context.getServiceReference(FeaturesService.class);
        FeaturesService service = context.getService(reference);
        String query = query(exchange);
        EnumSet<FeaturesService.Option> options = EnumSet.noneOf(FeaturesService.Option.class);
        switch (exchange.getRequestMethod()) {
            case "POST" -> {
                if (query.startsWith("repository=")) {
                    service.addRepository(URI.create(query.substring("repository=".length())));
                } else {
                    service.installFeature(query, options);
                }
            }
            case "DELETE" -> service.uninstallFeature(query, options);
            default -> {}
        }
        return Arrays.stream(service.listInstalledFeatures()).map(each -> each.getName());
    }

    private Stream<String> services(HttpExchange exchange) throws Exception {
        ServiceReference<?>[] found = context.getAllServiceReferences(null, query(exchange));
        return Stream.ofNullable(found)
                .flatMap(Arrays::stream)
                .map(each -> Arrays.toString((String[]) each.getProperty("objectClass")));
    }

    /** The values that a property has in all services, each once. */
    private Stream<String> values(HttpExchange exchange) throws Exception {
        String key = query(exchange);
        ServiceReference<?>[] found = context.getAllServiceReferences(null, "(" + key + "=*)");
        return Stream.ofNullable(found)
                .flatMap(Arrays::stream)
                .map(each -> each.getProperty(key))
                .flatMap(value -> value instanceof Object[] array ? Arrays.stream(array) : Stream.of(value))
                .map(String::valueOf)
                .distinct();
    }

    /** Packages that some bundle would take if there were one that has them, each as the filter of its import. */
    private Stream<String> wishes() {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleWiring.class))
                .filter(Objects::nonNull)
                .flatMap(Probe::wishes)
                .distinct();
    }

    private static Stream<String> wishes(BundleWiring wiring) {
        Set<BundleRequirement> granted = wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(BundleWire::getRequirement)
                .collect(Collectors.toSet());
        return wiring.getRevision().getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .filter(wish -> "optional".equals(wish.getDirectives().get("resolution")))
                .filter(wish -> !granted.contains(wish))
                .map(wish -> wish.getDirectives().get("filter"));
    }

    private static String query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query == null ? "" : query;
    }

    private static com.sun.net.httpserver.HttpHandler answer(Answer answer) {
        return exchange -> {
            int status = 200;
            String text;
            try (Stream<String> lines = answer.to(exchange)) {
                text = lines.filter(Predicate.not(String::isBlank)).collect(Collectors.joining("\n"));
            } catch (Exception e) {
                status = 500;
                text = e.toString();
            }
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        };
    }

    private interface Answer {
        Stream<String> to(HttpExchange exchange) throws Exception;
    }
}
