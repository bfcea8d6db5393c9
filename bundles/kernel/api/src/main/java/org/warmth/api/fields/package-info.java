/** What a record or a step says, each field declared once. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.fields;
