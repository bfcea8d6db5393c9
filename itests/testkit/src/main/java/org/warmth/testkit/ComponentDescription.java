package org.warmth.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A component as bnd wrote it down when the module was built: the annotations themselves are not there at run time.
 *
 * @param implementation the name of its class
 * @param services the names of what it is registered as
 * @param parameters how many its constructor has
 * @param activate the method that is called once it is made, empty if none
 * @param references what it asks for
 */
record ComponentDescription(
        String implementation,
        List<String> services,
        int parameters,
        String activate,
        List<ServiceReference> references) {
    private static final String HEADER = "Service-Component";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String NONE = "";

    /**
     * A service that a component asks for.
     *
     * @param type the name of its interface
     * @param filtered whether it must have certain properties
     * @param optional whether none will do
     * @param many whether all are wanted
     * @param dynamic whether it may come and go
     * @param parameter the place among the constructor's parameters, -1 if none
     * @param field the field that holds it, empty if none
     */
    record ServiceReference(
            String type,
            boolean filtered,
            boolean optional,
            boolean many,
            boolean dynamic,
            int parameter,
            String field) {}

    /** Every component of every bundle on the class path. */
    static List<ComponentDescription> onClassPath(ClassLoader classes) {
        List<ComponentDescription> all = new ArrayList<>();
        try {
            for (URL manifest : Collections.list(classes.getResources(MANIFEST))) {
                String root = manifest.toString();
                for (String file : files(manifest)) {
                    URL description = URI.create(root.substring(0, root.length() - MANIFEST.length()) + file)
                            .toURL();
                    all.add(read(description));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static List<String> files(URL manifest) throws IOException {
        try (InputStream in = manifest.openStream()) {
            String named = new Manifest(in).getMainAttributes().getValue(HEADER);
            return named == null ? List.of() : List.of(named.split("\\s*,\\s*"));
        }
    }

    private static ComponentDescription read(URL description) throws IOException {
        try (InputStream in = description.openStream()) {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
            String count = root.getAttribute("init");
            return new ComponentDescription(
                    elements(root, "implementation").get(0).getAttribute("class"),
                    elements(root, "provide").stream()
                            .map(service -> service.getAttribute("interface"))
                            .toList(),
                    count.isEmpty() ? 0 : Integer.parseInt(count),
                    root.getAttribute("activate"),
                    elements(root, "reference").stream()
                            .map(ComponentDescription::reference)
                            .toList());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(description.toString(), e);
        }
    }

    private static ServiceReference reference(Element reference) {
        String cardinality = reference.getAttribute("cardinality");
        String parameter = reference.getAttribute("parameter");
        return new ServiceReference(
                reference.getAttribute("interface"),
                !reference.getAttribute("target").equals(NONE),
                cardinality.startsWith("0"),
                cardinality.endsWith("n"),
                reference.getAttribute("policy").equals("dynamic"),
                parameter.equals(NONE) ? -1 : Integer.parseInt(parameter),
                reference.getAttribute("field"));
    }

    private static List<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** Whether it is asked for by this type: the class itself, or what it is registered as. */
    boolean is(String type) {
        return implementation.equals(type) || services.contains(type);
    }
}
