/** Long work: persisted, with progress, cancellable, safe to repeat after a crash (law 10). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.jobs;
