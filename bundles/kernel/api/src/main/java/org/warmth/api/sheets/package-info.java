/** Rosters: columns declared once give template, import, marked file and export (domain 0.5). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.sheets;
