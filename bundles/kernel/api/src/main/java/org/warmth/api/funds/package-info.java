/** What funds does for other programmes: money that they raise, and payments that they ask for. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.funds;
