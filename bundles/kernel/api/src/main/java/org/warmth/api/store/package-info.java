/** A module's own tables: one {@code Database} each, ids, and the encryption of personal data. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.store;
