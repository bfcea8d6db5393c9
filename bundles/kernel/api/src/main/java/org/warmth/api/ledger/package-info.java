/** The ledger (送温暖台账): who received what, when, from which unit, worth how much (domain 0.2). */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.warmth.api.ledger;
