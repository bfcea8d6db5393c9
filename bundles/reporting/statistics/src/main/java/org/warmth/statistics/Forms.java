package org.warmth.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.warmth.api.Problem;

/** The forms of this bundle: every {@code forms/*.json} of its resources. */
@Component(service = Forms.class)
public final class Forms {
    private final Map<String, Form> forms = new TreeMap<>();

    /** Reads the definitions; a wrong one keeps the component, and so the module, down and named. */
    @Activate
    public Forms(BundleContext context) throws IOException {
        this(Collections.list(context.getBundle().findEntries("forms", "*.json", false)));
    }

    /** The forms of these definitions. */
    public Forms(List<URL> definitions) throws IOException {
        for (URL definition : new ArrayList<>(definitions)) {
            try (InputStream json = definition.openStream()) {
                Form form = new Form(FormDefinition.read(json));
                forms.put(form.name(), form);
            }
        }
    }

    /** The names. */
    Set<String> names() {
        return Collections.unmodifiableSet(forms.keySet());
    }

    /**
     * The form of a name.
     *
     * @throws Problem 404 if there is none
     */
    Form get(String name) {
        Form form = forms.get(name);
        if (form == null) {
            throw Problem.notFound("statistics.form-unknown", name);
        }
        return form;
    }
}
