/** What is the same over REST in every module: a module's resource extends one of these and says its path. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.resources;
