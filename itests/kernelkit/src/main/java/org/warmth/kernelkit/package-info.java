/** The kernel's own services over a test's database, for the unit tests of programmes. */
package org.warmth.kernelkit;
