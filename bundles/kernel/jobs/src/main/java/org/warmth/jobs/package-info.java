/** Runs long work and work that comes back, on a few threads of its own (law 10, MECHANICS 8). */
@WarmthModule(value = "jobs", tables = false)
package org.warmth.jobs;

import org.warmth.api.WarmthModule;
