/** The union tree, persons, their bank accounts, and enterprises (domain 5.1). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.people;
