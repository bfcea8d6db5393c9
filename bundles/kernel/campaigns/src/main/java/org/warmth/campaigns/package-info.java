/** Campaigns, their windows and deadlines. */
@WarmthModule(value = "campaigns", tables = false)
package org.warmth.campaigns;

import org.warmth.api.WarmthModule;
