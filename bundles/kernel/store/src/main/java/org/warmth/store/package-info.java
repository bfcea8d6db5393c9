/**
 * Gives each module its {@link org.warmth.api.store.Database} once its tables are there, and ids, secrets and the clock
 * (MECHANICS 1, 2, 6, 7).
 */
@Capability(namespace = "osgi.extender", name = "warmth.store", version = "1.0.0")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.warmth.api.store.Database\"",
        effective = "active")
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.warmth.api.store.Ids\"",
        effective = "active")
@WarmthModule(value = "store", tables = false, rest = false)
package org.warmth.store;

import org.osgi.annotation.bundle.Capability;
import org.warmth.api.WarmthModule;
