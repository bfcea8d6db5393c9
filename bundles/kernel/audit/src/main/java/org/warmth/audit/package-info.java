/** The append-only trail of acts and refusals (DESIGN 8). */
@WarmthModule(value = "audit", tables = false)
package org.warmth.audit;

import org.warmth.api.WarmthModule;
