/** The ready parts of simple programmes. */
package org.warmth.workflow.programmes;
