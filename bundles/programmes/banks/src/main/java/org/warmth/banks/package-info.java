/** Bank files (代发文件): the built-in layouts of payment orders and return files (domain 4.5, R-W04). */
@WarmthModule(value = "banks", tables = false)
package org.warmth.banks;

import org.warmth.api.WarmthModule;
