package org.warmth.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;
import org.osgi.service.jaxrs.whiteboard.JaxrsWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.warmth.api.Problem;
import org.warmth.api.rest.Readiness;
import org.warmth.api.store.Database;

/** Which modules are there, and whether all their resources are (MECHANICS 1: 503, not 404, until then). */
@Component(service = {Modules.class, Readiness.class})
public final class Modules implements Readiness, ServiceListener {
    private static final Logger LOG = LoggerFactory.getLogger(Modules.class);
    private static final Pattern PATH = Pattern.compile("/warmth/v1/([a-z][a-z0-9]*)(?:/.*)?");
    private static final Pattern ROOT = Pattern.compile("/warmth/v1/([a-z][a-z0-9]*)");
    private static final String RESOURCES = "(" + JaxrsWhiteboardConstants.JAX_RS_RESOURCE + "=true)";

    private final BundleContext context;
    private final MarkedBundles marked;
    private final ServiceComponentRuntime components;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
    private volatile JaxrsServiceRuntime whiteboard;

    private final AtomicInteger change = new AtomicInteger();
    private final Map<String, Integer> readyAt = new ConcurrentHashMap<>();

    /** Watches resources come and go. */
    @Activate
    public Modules(
            BundleContext context, @Reference MarkedBundles marked, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.marked = marked;
        this.components = components;
        try {
            context.addServiceListener(this, RESOURCES);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Deactivate
    void close() {
        context.removeServiceListener(this);
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        change.incrementAndGet();
    }

    /**
     * Lets a path pass that belongs to no known module, or to one that is ready.
     *
     * @throws Problem 503 {@code rest.module-not-ready}
     */
    void refuseUnready(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return;
        }
        String name = matcher.group(1);
        MarkedBundle module = marked.byName(name);
        if (module == null) {
            readyAt.remove(name);
            return;
        }
        int now = change.get() + marked.change();
        Integer last = readyAt.get(name);
        if (last != null && last == now) {
            return;
        }
        if (!missing(module).isEmpty()) {
            readyAt.remove(name);
            throw Problem.http(503, "rest.module-not-ready", name);
        }
        readyAt.put(name, now);
    }

    /** Whether a path is the root of a module's resources, without the slash. */
    boolean isRoot(String path) {
        Matcher matcher = ROOT.matcher(path);
        MarkedBundle module = matcher.matches() ? marked.byName(matcher.group(1)) : null;
        return module != null && module.rest();
    }

    /** The modules in the order of their names, each with what it lacks. */
    Map<MarkedBundle, List<Missing>> states() {
        Map<MarkedBundle, List<Missing>> states = new LinkedHashMap<>();
        for (MarkedBundle module : new TreeMap<>(marked.byNames()).values()) {
            states.put(module, missing(module));
        }
        return states;
    }

    @Override
    public List<Missing> missing() {
        return states().values().stream().flatMap(List::stream).toList();
    }

    private List<Missing> missing(MarkedBundle module) {
        if (!module.active()) {
            return List.of(new Missing(
                    module.name(), "bundle", "not started: " + module.bundle().getSymbolicName()));
        }
        if (!module.rest()) {
            return List.of();
        }
        List<Missing> missing = new ArrayList<>();
        Collection<ComponentDescriptionDTO> all = components.getComponentDescriptionDTOs(module.bundle());
        boolean answers = all.stream()
                .filter(Modules::isResource)
                .allMatch(resource -> components.getComponentConfigurationDTOs(resource).stream()
                        .allMatch(Modules::satisfied));
        if (!answers) {
            all.forEach(component -> lacks(module, component, missing));
        } else if (!served(module, all)) {
            missing.add(new Missing(module.name(), "resource", "being put into service"));
        }
        return missing;
    }

    /** Whether the whiteboard serves every resource of a module: it takes a moment from the service to the path. */
    private boolean served(MarkedBundle module, Collection<ComponentDescriptionDTO> all) {
        JaxrsServiceRuntime runtime = whiteboard;
        if (runtime == null) {
            return false;
        }
        long resources = all.stream()
                .filter(Modules::isResource)
                .filter(resource -> isOf(module, resource))
                .mapToLong(resource ->
                        components.getComponentConfigurationDTOs(resource).size())
                .sum();
        try {
            return Stream.of(runtime.getRuntimeDTO().applicationDTOs)
                    .filter(application -> module.application().equals(application.name))
                    .anyMatch(application -> application.resourceDTOs.length >= resources);
        } catch (ConcurrentModificationException comingOrGoing) {
            LOG.debug("The whiteboard changes just now", comingOrGoing);
            return false;
        }
    }

    private static boolean isResource(ComponentDescriptionDTO component) {
        Object resource = component.properties.get(JaxrsWhiteboardConstants.JAX_RS_RESOURCE);
        return resource != null && Boolean.parseBoolean(resource.toString());
    }

    /** Whether a resource is one of the module's application. */
    private static boolean isOf(MarkedBundle module, ComponentDescriptionDTO resource) {
        Object select = resource.properties.get(JaxrsWhiteboardConstants.JAX_RS_APPLICATION_SELECT);
        try {
            return select != null
                    && FrameworkUtil.createFilter(select.toString()).matches(ModuleApplications.named(module));
        } catch (InvalidSyntaxException e) {
            LOG.debug("{} selects no application", resource.name, e);
            return false;
        }
    }

    private static boolean satisfied(ComponentConfigurationDTO state) {
        return state.state == ComponentConfigurationDTO.SATISFIED || state.state == ComponentConfigurationDTO.ACTIVE;
    }

    /** What a component waits for from outside its bundle: the root of what others inside wait for. */
    private void lacks(MarkedBundle module, ComponentDescriptionDTO component, List<Missing> missing) {
        for (ComponentConfigurationDTO state : components.getComponentConfigurationDTOs(component)) {
            if (state.failure != null) {
                missing.add(new Missing(module.name(), "component", component.name + " failed"));
            }
            for (UnsatisfiedReferenceDTO reference : state.unsatisfiedReferences) {
                for (ReferenceDTO wanted : component.references) {
                    if (wanted.name.equals(reference.name) && !wanted.interfaceName.startsWith(module.packages())) {
                        boolean database = wanted.interfaceName.equals(Database.class.getName());
                        missing.add(new Missing(
                                module.name(),
                                database ? "database" : "service",
                                component.name + " waits for " + wanted.interfaceName
                                        + (reference.target == null ? "" : " " + reference.target)));
                    }
                }
            }
        }
    }
}
