/** A plug-in module as a district developer writes it, and a servlet beside it. */
@WarmthModule(value = "gate", tables = false)
package org.warmth.itests.bundles.gate;

import org.warmth.api.WarmthModule;
