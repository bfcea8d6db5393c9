/** Publicity: what is hung out, masked, and the objections to it (domain 3.7). */
package org.warmth.workflow.publicity;
