/** Runs the lives of records (law 4). */
@WarmthModule(value = "workflow", tables = false, rest = false)
package org.warmth.workflow;

import org.warmth.api.WarmthModule;
