/** What hardship files say to other programmes: who may receive aid. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.hardship;
