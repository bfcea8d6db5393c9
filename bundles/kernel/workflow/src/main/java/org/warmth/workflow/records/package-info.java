/** Records as they lie in their tables, for every module alike. */
package org.warmth.workflow.records;
