/** What every REST resource shares: pages, versions, idempotent creation. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.rest;
