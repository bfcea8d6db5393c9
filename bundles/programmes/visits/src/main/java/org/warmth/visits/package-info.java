/** Visits (走访慰问): enterprises, persons and posts visited, what was found, what was handed over (R-121… ). */
@WarmthModule("visits")
package org.warmth.visits;

import org.warmth.api.WarmthModule;
