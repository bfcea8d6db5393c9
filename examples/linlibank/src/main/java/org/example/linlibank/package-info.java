/** 邻里银行, a bank that does not exist: how a district adds the batch file of its own bank. */
@WarmthModule(value = "linlibank", tables = false, rest = false)
package org.example.linlibank;

import org.warmth.api.WarmthModule;
