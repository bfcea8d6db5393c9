/** Donations (爱心一日捐): drives, what was given, numbered receipts, what it is set aside for, published sums. */
@WarmthModule("donations")
package org.warmth.donations;

import org.warmth.api.WarmthModule;
