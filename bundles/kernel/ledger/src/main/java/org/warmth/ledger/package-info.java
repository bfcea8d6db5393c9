/** The ledger (送温暖台账): entries, their reversals, seals and totals (DESIGN 4, MECHANICS 3). */
@WarmthModule(value = "ledger", tables = false)
package org.warmth.ledger;

import org.warmth.api.WarmthModule;
