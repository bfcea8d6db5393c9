/** The official forms (送温暖统计表): live values, checks, drill-down, xlsx. */
@WarmthModule("statistics")
package org.warmth.statistics;

import org.warmth.api.WarmthModule;
