/** Hardship files (困难职工建档): one household, one file, from application to exit. */
@WarmthModule("hardship")
package org.warmth.hardship;

import org.warmth.api.WarmthModule;
