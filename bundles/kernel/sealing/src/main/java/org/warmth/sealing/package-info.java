/**
 * Append-only rows under a chain of seals (MECHANICS 3): shared by {@code ledger} and {@code audit}, copied into both.
 */
package org.warmth.sealing;
