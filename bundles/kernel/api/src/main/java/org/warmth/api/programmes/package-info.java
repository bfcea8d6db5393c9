/**
 * The ready parts of a programme whose records come in rosters, are approved as lists and post one act each: the module says
 * its fields, its list's life, its rules and its ledger entry.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.programmes;
