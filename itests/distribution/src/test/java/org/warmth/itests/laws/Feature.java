package org.warmth.itests.laws;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A feature of ours as the build left it.
 *
 * @param name its name: {@code warmth-visits}
 * @param stands on which features
 * @param bundles the artifacts it brings
 */
record Feature(String name, List<String> stands, List<String> bundles) {

    private static final String KERNEL = "warmth-kernel";

    /** Every feature that brings something of its own onto the kernel: a module. */
    static List<Feature> modules() {
        return all().stream()
                .filter(feature -> feature.stands.contains(KERNEL) && !feature.bundles.isEmpty())
                .toList();
    }

    /** The kernel's. */
    static Feature kernel() {
        return all().stream()
                .filter(feature -> feature.name.equals(KERNEL))
                .findAny()
                .orElseThrow();
    }

    /** The one word that names the module everywhere. */
    String module() {
        return name.substring("warmth-".length());
    }

    private static List<Feature> all() {
        try {
            List<Feature> all = new ArrayList<>();
            for (Element element : elements(
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(Path.of(System.getProperty("warmth.features"))
                                    .toFile())
                            .getDocumentElement(),
                    "feature")) {
                // A feature within a feature is a reference, and has no name.
                all.add(new Feature(
                        element.getAttribute("name"),
                        elements(element, "feature").stream()
                                .map(reference -> reference.getTextContent().strip())
                                .toList(),
                        elements(element, "bundle").stream()
                                .map(bundle -> bundle.getTextContent().strip().split("/")[1])
                                .toList()));
            }
            return all;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(System.getProperty("warmth.features"), e);
        }
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element
                    && element.getTagName().equals(name)) {
                elements.add(element);
            }
        }
        return elements;
    }

    @Override
    public String toString() {
        return name;
    }
}
