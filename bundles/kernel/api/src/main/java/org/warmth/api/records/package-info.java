/** What every stored record has, and how it lies in its table. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.records;
