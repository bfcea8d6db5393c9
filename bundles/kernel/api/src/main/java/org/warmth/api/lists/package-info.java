/** Lists that are filled, approved and posted as lists (domain 0.5): what a programme says, and what the kernel does. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.lists;
