package org.warmth.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;

/**
 * Marks a bundle as a module of Warmth. Placed on the module's root package, once.
 *
 * <p>From this one mark {@code store} migrates the module's tables ({@code db/<name>.yaml}) and registers its {@link
 * org.warmth.api.store.Database}, {@code rest} registers its JAX-RS Application under {@code /warmth/v1/<name>}, and
 * the messages {@code OSGI-INF/messages/<name>_zh.properties} and {@code _en} are found by the prefix of their keys.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Capability(namespace = WarmthModule.NAMESPACE)
@Requirement(namespace = "osgi.extender", name = "warmth.store", version = "1.0.0")
public @interface WarmthModule {
    /** The capability namespace of the mark; its attribute {@code module} holds the name. */
    String NAMESPACE = "org.warmth.module";

    /** The module's one name: folder, feature, table prefix, REST path, message prefix. */
    @Attribute("module")
    String value();

    /** Whether the module has tables of its own in {@code db/<name>.yaml}; kernel modules share the kernel's. */
    @Attribute("tables")
    boolean tables() default true;

    /** Whether the module answers under {@code /warmth/v1/<name>}. */
    @Attribute("rest")
    boolean rest() default true;
}
