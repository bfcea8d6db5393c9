/** A real database with a module's tables, and callers to try it with. */
package org.warmth.testkit;
