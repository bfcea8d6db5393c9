/** Breakfasts (暖心早餐): a warm bag for whoever begins work before dawn. */
@WarmthModule("breakfasts")
package org.example.breakfasts;

import org.warmth.api.WarmthModule;
