/** Who is calling and what they may: callers, roles and the rights of a unit's subtree (domain 0.6). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.access;
