/** Words every module shares: money, categories, tags, benefit codes, problems and the mark of a module. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api;
