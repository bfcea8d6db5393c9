/** What a module tells the forms where the ledger cannot (DESIGN 4, 5). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.statistics;
