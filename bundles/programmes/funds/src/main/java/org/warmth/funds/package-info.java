/** Funds (慰问资金): money and goods raised, standards, projects and payments by reviewed lists. */
@WarmthModule("funds")
package org.warmth.funds;

import org.warmth.api.WarmthModule;
